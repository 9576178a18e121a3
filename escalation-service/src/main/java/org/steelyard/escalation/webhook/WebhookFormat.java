package org.steelyard.escalation.webhook;

/** What a receiver understands. */
public enum WebhookFormat {
    /** JSON of our own, signed as in Standard Webhooks. */
    GENERIC,
    /** A DingTalk group robot: markdown, signed in the address. */
    DINGTALK,
    /** A WeCom group robot: markdown; its address is its secret. */
    WECOM
}
