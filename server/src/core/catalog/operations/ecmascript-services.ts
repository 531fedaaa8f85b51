/** JavaScript's clients of services for people and money: mail, messengers, payments, tables of others; and what is left. */
import type { Api } from './api';

export const ecmascriptServices: readonly Api[] = [
  {
    paths:
      'nodemailer.createTransport().{sendMail} nodemailer.default.createTransport().sendMail nodemailer{,/lib/mailer}.{Transporter,default,Mail}!.sendMail nodemailer/lib/mailer!.sendMail',
    does: { is: 'send', operation: 'smtp:send', host: null },
  },
  {
    paths:
      'nodemailer.** @sendgrid/mail.setApiKey @sendgrid/helpers** postmark.Models** firebase-admin.{initializeApp,credential,app,apps}**',
    does: { is: 'pure' },
  },
  {
    paths:
      '@sendgrid/mail.{send,sendMultiple} @sendgrid/mail.MailService().send mailgun-js().messages().send mailgun.js**.messages.create postmark.{ServerClient,Client}().{sendEmail,sendEmailWithTemplate,sendEmailBatch} resend.Resend().emails.send mailgun.js**.create node-mailjet**.request @mailchimp/mailchimp_transactional().messages.send',
    does: { is: 'send', operation: 'mail:send', host: null },
  },
  {
    paths:
      '@slack/web-api.WebClient().{chat.postMessage,chat.postEphemeral,files.upload,files.uploadV2,chat.scheduleMessage,reactions.add,conversations.create} @slack/webhook.IncomingWebhook().send @slack/bolt.App().client.chat.postMessage @slack/client.** slack-notify** slack-webhook** {typed-slack,@slack/client,slack-incoming-webhook}.IncomingWebhook().send node-slack.default().send node-slack().send slack-node().{webhook,api} discord.js.WebhookClient().send discord-webhook-node.Webhook().send node-telegram-bot-api().sendMessage telegraf.Telegraf().telegram.sendMessage',
    does: { is: 'send', operation: 'slack:post', host: 'slack.com' },
  },
  // It may be any method of Slack's.
  { paths: '@slack/web-api.WebClient().apiCall', does: { is: 'open' } },
  { paths: '@slack/** typed-slack.** slack-incoming-webhook.**', does: { is: 'pure' } },
  {
    paths:
      'messagebird**.messages.create {@vonage/server-sdk,@vonage/server-sdk.Vonage}().{sms.send,messages.send} {nexmo,nexmo.default}().{message.sendSms,channel.send} {plivo,plivo.Client}().messages.create {africastalking,africastalking.default}().SMS.send @vonage/messages**.send clicksend**.smsSendPost',
    does: { is: 'send', operation: 'sms:send', host: null },
  },
  {
    paths:
      'stripe().**.{create,capture,confirm,pay,refund,cancel,finalizeInvoice,createUsageRecord,sendInvoice} stripe.Stripe().**.{create,capture,confirm,pay,refund,cancel,finalizeInvoice} stripe.default().**.{create,capture}',
    does: { is: 'send', operation: 'stripe:create', host: 'api.stripe.com', keys: ['idempotencyKey'] },
  },
  { paths: 'stripe().** stripe.Stripe().** stripe.webhooks.**', does: { is: 'read' } },
  { paths: 'stripe stripe.Stripe stripe.default', does: { is: 'pure' } },
  {
    paths: 'twilio().**.create twilio.Twilio().**.create twilio.default().**.create',
    does: { is: 'send', operation: 'twilio:create', host: 'api.twilio.com' },
  },
  { paths: 'twilio** web-push.{setVapidDetails,generateVAPIDKeys}', does: { is: 'pure' } },
  {
    paths:
      'firebase-admin**.{send,sendMulticast,sendEach,sendEachForMulticast,sendToDevice,sendToTopic} web-push.sendNotification expo-server-sdk.Expo().sendPushNotificationsAsync onesignal-node.Client().createNotification {apn,node-apn,@parse/node-apn}.Provider().send apns2.{ApnsClient,APNS}().{send,sendMany} node-pushnotifications().send',
    does: { is: 'send', operation: 'push:send', host: null },
  },
  {
    paths:
      'discord.js.WebhookClient().send telegraf.**.sendMessage node-telegram-bot-api().send* @octokit/rest.Octokit().**.{create,createComment} octokit.Octokit().**.{create,createComment,createDispatchEvent} twitter-api-v2.**.tweet twitter().post twit().post @line/bot-sdk.Client().{pushMessage,replyMessage,multicast}',
    does: { is: 'send', operation: 'chat:post', host: null },
  },
  {
    paths:
      'kafkajs.Kafka().producer().{send,sendBatch} amqplib.**.{sendToQueue,publish} mqtt.connect().publish @google-cloud/pubsub.PubSub().topic().{publish,publishMessage} pusher().trigger ably.**.publish',
    does: { is: 'send', operation: 'message:publish', host: null },
  },
  {
    paths: '{bull,bull.default}().add bullmq.Queue().{add,addBulk} bee-queue().createJob().save',
    does: { is: 'send', operation: 'message:publish', host: null, keys: ['jobId'] },
  },
  {
    paths: '@temporalio/client.{Client().workflow,WorkflowClient()}.{start,execute,signalWithStart}',
    does: { is: 'send', operation: 'workflow:start', host: null, keys: ['workflowId'] },
  },
  {
    paths:
      'inngest.Inngest().send @upstash/qstash.Client().{publish,publishJSON,enqueue,enqueueJSON} @trigger.dev/sdk**.trigger',
    does: { is: 'send', operation: 'message:publish', host: null, keys: ['id', 'deduplicationId', 'idempotencyKey'] },
  },
  {
    paths:
      '@trycourier/courier.CourierClient().send @novu/node.Novu().trigger @novu/api.Novu().trigger loops.LoopsClient().sendTransactionalEmail {@getbrevo/brevo,sib-api-v3-sdk}.TransactionalEmailsApi().sendTransacEmail emailjs.SMTPClient().{send,sendAsync} sparkpost().transmissions.send mandrill-api.Mandrill().messages.send @azure/communication-email.EmailClient().beginSend',
    does: { is: 'send', operation: 'mail:send', host: null },
  },
  {
    paths:
      'grammy.{Bot().api,Api()}.send* telegraf.{Telegraf().telegram,Telegram()}.send* {discord.js,@discordjs/rest}.REST(){,.setToken()}.post pubnub().publish pusher().{trigger,triggerBatch} @pusher/push-notifications-server().publishTo*',
    does: { is: 'send', operation: 'chat:post', host: null },
  },
  {
    paths:
      '@atproto/api.{AtpAgent,BskyAgent}().{post,like,repost,follow} {mastodon-api,mastodon}().post masto.createRestAPIClient().**.create ms-teams-webhook.IncomingWebhook().send tmi.js.Client().say {telnyx,telnyx.default}().messages.create @pagerduty/pdjs.event zendesk-node-api.default().tickets.create shopify-api-node().**.create intercom-client.{Client,IntercomClient}().**.{create,send} @gitbeaker/rest.Gitlab().**.create {pusher-js,socket.io-client}().emit tmi.js.client().say',
    does: { is: 'send', operation: 'chat:post', host: null },
  },
  {
    paths:
      '{razorpay,razorpay.default}().{orders,payments,payouts,refunds,transfers,invoices}.{create,capture,refund} mercadopago.{Payment,Preference}().create paypal-rest-sdk.{payment,payout}.create {braintree.BraintreeGateway,braintree.connect}().transaction.{sale,refund}',
    does: { is: 'send', operation: 'payment:create', host: null },
  },
  {
    paths:
      '{@octokit/rest,octokit,@octokit/core}.Octokit()**.create{Release,WorkflowDispatch,CommitStatus,Review,ForRepo,InOrg,Deployment,UsingTemplate}',
    does: { is: 'send', operation: 'github:create', host: 'api.github.com' },
  },
  {
    paths: 'sqs-producer.Producer{.create,}().send',
    does: { is: 'send', operation: 'sqs:SendMessage', host: null, keys: ['deduplicationId'] },
  },
  {
    paths:
      'braintree.{BraintreeGateway,connect}().{transaction.{sale,refund,credit,cloneTransaction},subscription.create}',
    does: { is: 'send', operation: 'braintree:create', host: null },
  },
  {
    paths:
      'square.{Client,SquareClient}().{paymentsApi.createPayment,refundsApi.refundPayment,ordersApi.createOrder,payments.create,refunds.refundPayment,orders.create}',
    does: { is: 'send', operation: 'square:create', host: 'connect.squareup.com', keys: ['idempotencyKey'] },
  },
  {
    paths:
      'braintree.{BraintreeGateway,connect,Environment**} square.{Client,SquareClient} sqs-producer.Producer{,.create}',
    does: { is: 'pure' },
  },
  // Firestore gives what is added a new name each time
  {
    paths:
      '{@google-cloud/firestore.Firestore,firebase-admin.firestore,firebase-admin/firestore.getFirestore,firebase-admin.app().firestore}()**.add firebase/firestore{,/lite}.addDoc',
    does: { is: 'send', operation: 'firestore:add', host: null },
  },
  {
    paths:
      '{@google-cloud/firestore.Firestore,firebase-admin.firestore,firebase-admin/firestore.getFirestore,firebase-admin.app().firestore}()**.{set,update,create,commit,runTransaction} firebase/firestore{,/lite}.{setDoc,updateDoc,runTransaction,writeBatch} @google-cloud/storage**.{save,upload,createWriteStream,copy,move,compose} @google-cloud/bigquery**.{query,createQueryJob,load,createLoadJob}',
    does: { is: 'open' },
  },
  {
    paths:
      '{@google-cloud/firestore,firebase-admin/firestore,firebase/firestore,firebase/firestore/lite,firebase/app,@google-cloud/storage,@google-cloud/bigquery}.** firebase-admin.{firestore,auth,app}** firebase-admin/{app,messaging,auth}.{initializeApp,getApp,getApps,cert,applicationDefault,getMessaging,getAuth}',
    does: { is: 'pure' },
  },
  {
    paths: '@google-cloud/bigquery.BigQuery().dataset().table().insert',
    does: { is: 'send', operation: 'bigquery:insert', host: null },
  },
  // Records of services that keep tables for people
  {
    paths:
      '@notionhq/client.Client().{pages.create,comments.create,databases.create,blocks.children.append} airtable{,()}.base{,()}().create jsforce.Connection().sobject().{create,insert} @hubspot/api-client.Client().crm.{deals,tickets,companies,objects.*}.basicApi.create @linear/sdk.LinearClient().create{Issue,Comment} jira-client().{addNewIssue,addComment} @asana/**.createTask trello**.{addCard,addCommentToCard}',
    does: { is: 'send', operation: 'record:create', host: null },
  },
  {
    paths:
      '@notionhq/client.Client @notionhq/client.Client().{**.{query,retrieve,list},search} airtable{,()}.base{,()} airtable airtable.configure airtable{,()}.base()().{select,find}** jsforce.Connection jsforce.Connection().{login,query,queryMore,retrieve,describe} jsforce.Connection().sobject jsforce.Connection().sobject().{find,findOne,retrieve,update,upsert,destroy,delete}** @hubspot/api-client.Client @hubspot/api-client.Client()**.{getById,getAll,getPage,doSearch} @linear/sdk.LinearClient jira-client {@octokit/rest,octokit,@octokit/core}.Octokit {@octokit/rest,octokit,@octokit/core}.Octokit()**.{get,list,search}* @octokit/auth-app.** algoliasearch algoliasearch().initIndex algoliasearch()**.{search,getObject} aws-jwt-verify.** @influxdata/influxdb-client.** @pinecone-database/pinecone.** @qdrant/js-client-rest.** ssh2-sftp-client ssh2-sftp-client().{connect,list,get,exists,stat,end,on,mkdir} {bull,bullmq,grammy,telegraf,discord.js,@discordjs/rest}{,.*} {discord.js,@discordjs/rest}.{REST().setToken,Routes.*} @temporalio/client.* inngest.Inngest @upstash/qstash.Client loops.LoopsClient @novu/node.Novu @novu/api.Novu twitter-api-v2.TwitterApi mailgun-js mailgun-js().messages resend.Resend @google-cloud/pubsub.PubSub @google-cloud/pubsub.PubSub().topic @vonage/server-sdk.Vonage neo4j-driver.{driver,auth.*} neo4j-driver.driver().session @trycourier/courier.CourierClient emailjs.SMTPClient pubnub',
    does: { is: 'pure' },
  },
  {
    paths:
      '@line/bot-sdk**.{pushMessage,broadcast,multicast,narrowcast,replyMessage} notifications-node-client.NotifyClient().{sendEmail,sendSms,sendLetter,sendPrecompiledLetter}',
    does: { is: 'send', operation: 'message:send', host: null },
  },
  {
    paths:
      '{aws-appsync,apollo-client,@apollo/client,@apollo/client/**,apollo-boost,urql,@urql/core}**.{mutate,mutation,query} aws-amplify**.{mutate,graphql} graphql-request{.GraphQLClient().,.}{request,rawRequest} graphql-request.default @octokit/graphql{,.graphql}{,.defaults()} @octokit/**.graphql',
    does: { is: 'graphql' },
  },
  {
    paths:
      'googleapis.google.*().**.{insert,append,send} googleapis.google.{drive,docs,forms,calendar,tasks,youtube}().**.create @googleapis/*.*().**.{insert,append,send}',
    does: { is: 'send', operation: 'google:create', host: 'www.googleapis.com' },
  },
  {
    paths: 'googleapis.google.docs().documents.batchUpdate @googleapis/docs.docs().documents.batchUpdate',
    does: { is: 'send', operation: 'google:insert', host: 'docs.googleapis.com' },
  },
  {
    paths: '{firebase-admin,firebase-admin/**,@google-cloud/firestore}**.collection()**.add',
    does: { is: 'send', operation: 'firestore:add', host: 'firestore.googleapis.com' },
  },
  {
    paths: '{firebase-admin,firebase-admin/**,@google-cloud/firestore}**.{set,update,commit,create,runTransaction}',
    does: { is: 'open' },
  },
  { paths: 'firebase-admin** @google-cloud/firestore**', does: { is: 'pure' } },
  { paths: 'googleapis.google** @googleapis/** google-auth-library**', does: { is: 'pure' } },
  {
    paths:
      '@line/bot-sdk** notifications-node-client** aws-appsync** apollo-** @apollo/** graphql-request** @octokit/graphql** {urql,@urql/core}**',
    does: { is: 'pure' },
  },
  { paths: 'kafkajs.** amqplib.** mqtt.** pusher.** @kafkajs/**', does: { is: 'pure' } },
  {
    paths: 'bluebird.** co().** opossum{,()**} cockatiel.** rxjs/operators.** fp-ts/** effect.** neverthrow.**',
    does: { is: 'pure' },
  },
  { paths: 'openai** @anthropic-ai/** langchain** @langchain/** @google/generative-ai**', does: { is: 'read' } },
  {
    paths: 'cfn-response.send cfn-response-async.** cfn-response-promise.** cfn-custom-resource.**',
    does: { is: 'pure' },
  },
];
