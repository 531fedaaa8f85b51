/**
 * Names of methods that say by themselves what is done, whatever library they belong to: `mailer.sendEmail()`,
 * `bus.publish_message()`, `orders.insertOne()`. Spelled in small letters, without `_`.
 */

/** Something is sent or said to somebody. */
export const sendingName =
  /^(smtp|try|do)?(send|post|push|deliver|broadcast)\w{0,24}?(e?mail|sms|message|notification|whatsapp|tweet|telegram|slack|discord)|^publish\w{0,12}?(e?mail|sms|message|notification|sns|topic)|^(send|submit|signandsend|generatesignsubmit|signandsubmit)\w{0,12}?transaction$|^sendto\w{0,12}?(queue|sqs|sns|topic|kafka|slack|discord|telegram|device\w*)$|^send(each|multicast|eachformulticast)$/;

/**
 * What tells of a failure, asks, or is for those who watch over the system is none of it, nor is what only describes it;
 * `postMessage` is for workers, too.
 */
export const notSent =
  /error|fail|exception|metric|log|trace|debug|telemetry|heartbeat|response|reply|receipt|status|count|template$|config|settings|(request|input|command|params|options|builder|dto|event|result|handler)$|^postmessage$/;

/** A document is added. */
export const insertingName = /^insert(one|many)$/;

/** Verbs that need to be told of what, and packages or classes that tell it by their own name. */
export const bareSending = /^(send|publish|notify|deliver|broadcast)$/;
export const sendingThing =
  /(e?mail|mailer|sms|whatsapp|slack|telegram|discord|notifi(er|cations?)|messenger|courier|sendgrid|mailgun|twilio|onesignal|pusher|firebase|novu)/i;

/** Operations of streams and buses, of helpers that are called after those. */
export const puttingOn = /^put(record|event)(s|batch)?$/;
export const streamThing = /kinesis|firehose|event_?bridge|eventbus/i;

/** What counts the writes of a record, and nothing else. */
export const versionName = /^_{0,2}(row_?)?(version|revision|v)(_?(no|number|num))?$/i;

/** Lists and counts of what has failed. */
export const failuresName =
  /^(all|any|has|num|n|total|number_?of)?_?(errors?|failed|failures?|exceptions?)_?(count|total|list|items|records|messages|results|ids)?s?$|[a-z_](errors|failures|exceptions)$/i;
