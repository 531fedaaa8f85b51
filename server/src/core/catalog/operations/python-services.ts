/** Python's clients of services for people and money: mail, messengers, payments, tables of others; and what is left. */
import type { Api } from './api';

export const pythonServices: readonly Api[] = [
  {
    paths:
      'smtplib.{SMTP,SMTP_SSL}().{sendmail,send_message} smtplib.{SMTP,SMTP_SSL}().__enter__().{sendmail,send_message}',
    does: { is: 'send', operation: 'smtp:send', host: null },
  },
  {
    paths:
      'django.core.mail.{send_mail,send_mass_mail,mail_admins} django.core.mail.{EmailMessage,EmailMultiAlternatives}().send',
    does: { is: 'send', operation: 'mail:send', host: null },
  },
  { paths: 'django.db.models.F', does: { is: 'read' } },
  { paths: 'django{,.**}', does: { is: 'pure' } },
  { paths: 'smtplib.**', does: { is: 'pure' } },
  {
    paths:
      'sendgrid.SendGridAPIClient().send sendgrid.SendGridAPIClient().client.mail.send.post mailjet_rest.Client().send.create mailchimp_transactional.Client().messages.send',
    does: { is: 'send', operation: 'mail:send', host: null },
  },
  {
    paths: 'sendgrid.helpers.** sendgrid.** mailjet_rest.** slack_sdk.models.** slack_sdk.errors.** twilio.twiml.**',
    does: { is: 'pure' },
  },
  {
    paths:
      'slack_sdk.WebClient().{chat_postMessage,chat_postEphemeral,files_upload,files_upload_v2,chat_scheduleMessage,conversations_create,reactions_add} slack_sdk.web.client.WebClient().{chat_postMessage,files_upload} slack.WebClient().chat_postMessage slack_sdk.webhook.WebhookClient().{send,send_dict} slack_sdk.WebhookClient().send slack_sdk.web.async_client.AsyncWebClient().chat_postMessage',
    does: { is: 'send', operation: 'slack:post', host: 'slack.com' },
  },
  {
    paths: '{slackclient.SlackClient,slack.WebClient,slack_sdk.WebClient}().api_call',
    does: { is: 'http', method: 'POST', url: 0, timeout: 'default' },
  },
  {
    paths:
      'messagebird.Client().message_create vonage.**.{send_message,send} nexmo.Client().send_message plivo.RestClient().messages.create africastalking.SMS.send telebot.TeleBot().send_message telegram.Bot().{send_message,send_photo,send_document} discord_webhook.DiscordWebhook().execute',
    does: { is: 'send', operation: 'sms:send', host: null },
  },
  { paths: 'slack_sdk.** slack.** slackclient.** discord_webhook.**', does: { is: 'pure' } },
  {
    paths:
      'stripe.*.{create,capture,confirm,pay,refund,reverse,cancel} stripe.*.*.{create,capture,confirm} stripe.StripeClient().*.{create,capture,confirm} stripe.StripeClient().**.create',
    does: { is: 'send', operation: 'stripe:create', host: 'api.stripe.com', keys: ['idempotency_key'] },
  },
  {
    paths: 'stripe.Webhook.** stripe.error.** stripe.**.{retrieve,list,modify,delete,search,update}',
    does: { is: 'read' },
  },
  { paths: 'twilio.rest.Client().**.create', does: { is: 'send', operation: 'twilio:create', host: 'api.twilio.com' } },
  { paths: 'twilio.** firebase_admin.credentials.**', does: { is: 'pure' } },
  {
    paths:
      'firebase_admin.messaging.{send,send_multicast,send_each,send_all,send_each_for_multicast} pyfcm.FCMNotification().**',
    does: { is: 'send', operation: 'fcm:send', host: 'fcm.googleapis.com' },
  },
  {
    paths:
      'telegram.Bot().{send_message,send_photo,sendMessage,sendPhoto,send_document} linebot.LineBotApi().{reply_message,push_message,multicast,broadcast} linebot.v3.messaging.MessagingApi().{reply_message,push_message,multicast,broadcast} telebot.TeleBot().send_message tweepy.API().update_status tweepy.Client().create_tweet discord_webhook.DiscordWebhook().execute github.Github().**.{create_issue,create_comment,create_pull,create_file}',
    does: { is: 'send', operation: 'chat:post', host: null },
  },
  {
    paths:
      'kafka.KafkaProducer().send confluent_kafka.Producer().produce aiokafka.AIOKafkaProducer().{send,send_and_wait} pika.**.basic_publish paho.mqtt.**.publish celery.**.{delay,apply_async,send_task} google.cloud.pubsub_v1.PublisherClient().publish',
    does: { is: 'send', operation: 'message:publish', host: null },
  },
  {
    paths:
      'notifications_python_client**.{send_email_notification,send_sms_notification,send_letter_notification,send_precompiled_letter_notification}',
    does: { is: 'send', operation: 'message:send', host: null },
  },
  {
    paths:
      'googleapiclient.discovery.build()**.{insert,append,create,send}().execute googleapiclient.discovery.build().documents().batchUpdate().execute gspread.**.{append_row,append_rows,insert_row,insert_rows}',
    does: { is: 'send', operation: 'google:create', host: 'www.googleapis.com' },
  },
  {
    paths: '{google.cloud.firestore.Client(),firebase_admin.firestore.client()}.**.add',
    does: { is: 'send', operation: 'firestore:add', host: 'firestore.googleapis.com' },
  },
  { paths: '{google.cloud.firestore,firebase_admin.firestore}**.{set,update,commit,create}', does: { is: 'open' } },
  { paths: 'google.cloud.firestore** firebase_admin**', does: { is: 'pure' } },
  { paths: 'googleapiclient.** gspread.** google.oauth2.** notifications_python_client.**', does: { is: 'pure' } },
  { paths: 'linebot.** telegram.Bot telegram.ext.**', does: { is: 'pure' } },
  { paths: 'kafka.** confluent_kafka.** pika.** paho.**', does: { is: 'pure' } },
  {
    paths:
      'pusher.Pusher().{trigger,trigger_batch} pymsteams.connectorcard().send jira.JIRA().{create_issue,create_issues,add_comment,add_attachment} praw.Reddit()**.{submit,reply,submit_image,crosspost} mastodon.Mastodon().{status_post,toot} pushover.**.send_message telethon.**.send_message zulip.Client().send_message',
    does: { is: 'send', operation: 'chat:post', host: null },
  },
  {
    paths:
      'google.cloud.bigquery.Client().{insert_rows,insert_rows_json,load_table_from_json,load_table_from_dataframe}',
    does: { is: 'send', operation: 'bigquery:insert', host: 'bigquery.googleapis.com' },
  },
  {
    paths:
      'resend.{Emails,Batch}.send postmarker.core.PostmarkClient().emails.{send,send_batch,send_with_template} {sib_api_v3_sdk,brevo_python}.TransactionalEmailsApi().send_transac_email yagmail.SMTP().send {trycourier,courier.client}.Courier().{send,send_message} mailersend.emails.NewEmail().send mailtrap.MailtrapClient().send',
    does: { is: 'send', operation: 'mail:send', host: null },
  },
  {
    paths:
      'pywebpush.webpush pywebpush.WebPusher().send exponent_server_sdk.PushClient().{publish,publish_multiple} apns2.client.APNsClient().{send_notification,send_notification_batch} onesignal_sdk.client.Client().send_notification {novu.api.EventApi,novu_py.Novu}().{trigger,broadcast}',
    does: { is: 'send', operation: 'push:send', host: null },
  },
  {
    paths:
      'pubnub.pubnub.PubNub().publish()**.{sync,pn_async} ably.{AblyRest,AblyRealtime}().channels.get().publish awsiot.mqtt_connection_builder.**.publish dramatiq.**.send huey.**.enqueue',
    does: { is: 'send', operation: 'message:publish', host: null },
  },
  {
    paths:
      'atproto.{Client,AsyncClient}().{send_post,send_image,send_images,send_video,post,like,repost} slack_bolt.App().client.{chat_postMessage,chat_postEphemeral,files_upload,files_upload_v2} nio.AsyncClient().room_send telnyx.Message.create clicksend_client.SMSApi().sms_send_post zenpy.Zenpy().tickets.create pdpyras.EventsAPISession().trigger opsgenie_sdk.AlertApi().create_alert gitlab.Gitlab().**.create trello.TrelloClient().**.{add_card,create_card,comment} todoist_api_python.api.TodoistAPI().{add_task,add_comment}',
    does: { is: 'send', operation: 'chat:post', host: null },
  },
  {
    paths:
      '{notion_client.Client,notion_client.AsyncClient}().{pages.create,databases.create,blocks.children.append,comments.create} {pyairtable.Table,pyairtable.Api().table,airtable.Airtable}().{create,batch_create,insert,batch_insert} shopify.Draft_order.create',
    does: { is: 'send', operation: 'http:POST', host: null },
  },
  {
    paths:
      'braintree.Transaction.{sale,refund} {razorpay.Client,paypalrestsdk.Payment,paypalrestsdk.Payout}().{create,payment.capture,order.create,payout.create}',
    does: { is: 'send', operation: 'payment:create', host: null },
  },
  {
    paths: 'web3.Web3().eth.{send_transaction,send_raw_transaction}',
    does: { is: 'send', operation: 'chain:send', host: null },
  },
  {
    paths:
      'resend postmarker.core.PostmarkClient sib_api_v3_sdk.{Configuration,ApiClient,TransactionalEmailsApi,SendSmtpEmail} yagmail.SMTP {trycourier,courier.client}.Courier pubnub.pnconfiguration.PNConfiguration pubnub.pubnub.PubNub{,().publish{,()**}} ably.{AblyRest,AblyRealtime}{,().channels.get} atproto.{Client,AsyncClient}{,().login} atproto.client_utils.** slack_bolt.App notion_client.Client{,().{**.{query,retrieve,list,update},search}} {pyairtable.Table,pyairtable.Api,airtable.Airtable}{,()} {pyairtable.Table,pyairtable.Api().table,airtable.Airtable}().{all,get,first,iterate,match,search,update,batch_update,batch_upsert,delete,batch_delete} pyairtable.Api().table exponent_server_sdk.{PushClient,PushMessage} razorpay.Client todoist_api_python.api.TodoistAPI{,().get_*} gitlab.Gitlab{,().**.{get,list}} web3.Web3{,.{HTTPProvider,to_wei,from_wei,keccak,is_address,to_checksum_address}}',
    does: { is: 'pure' },
  },
  { paths: 'gql.Client().{execute,execute_async}', does: { is: 'graphql' } },
  { paths: 'gql.gql', does: { is: 'first' } },
  { paths: 'gql.{Client,transport.**}', does: { is: 'pure' } },
  {
    paths:
      'pusher.Pusher praw.Reddit{,().*} pymsteams.connectorcard{,().{text,title,color,summary,addSection,addLinkButton}} jira.JIRA',
    does: { is: 'pure' },
  },
  {
    paths: 'openai.**.create openai.OpenAI().** anthropic.** langchain.** langchain_aws.** langchain_core.** openai.**',
    does: { is: 'read' },
  },
  { paths: 'crhelper.CfnResource()', does: { is: 'routes' } },
  { paths: 'cfnresponse.send crhelper.CfnResource().**', does: { is: 'pure' } },
];
