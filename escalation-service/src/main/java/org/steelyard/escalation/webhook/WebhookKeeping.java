package org.steelyard.escalation.webhook;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.steelyard.contracts.Role;
import org.steelyard.escalation.network.OfficeDirectory;
import org.steelyard.escalation.network.UnitDirectory;
import org.steelyard.escalation.notification.NotificationReading;
import org.steelyard.escalation.notification.Recipient;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Created;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.outbox.StaleRevision;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.problem.NotAllowed;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.telemetry.LogKeys;

/** What people do with webhooks: register, change and remove them, and have sent again what was not taken. */
@Service
public class WebhookKeeping {

    private static final Logger log = LoggerFactory.getLogger(WebhookKeeping.class);

    private final Webhooks webhooks;
    private final WebhookDelivery delivery;
    private final NotificationReading notifications;
    private final ReceiverAddress addresses;
    private final ReceiverGuard guard;
    private final OfficeDirectory offices;
    private final UnitDirectory units;
    private final WebhookSettings settings;
    private final Outbox outbox;
    private final Clock clock;

    WebhookKeeping(
            Webhooks webhooks,
            WebhookDelivery delivery,
            NotificationReading notifications,
            ReceiverAddress addresses,
            ReceiverGuard guard,
            OfficeDirectory offices,
            UnitDirectory units,
            WebhookSettings settings,
            Outbox outbox,
            Clock clock) {
        this.webhooks = webhooks;
        this.delivery = delivery;
        this.notifications = notifications;
        this.addresses = addresses;
        this.guard = guard;
        this.offices = offices;
        this.units = units;
        this.settings = settings;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * A webhook wanted.
     *
     * @param office whose notifications, none for a unit's or the caller's own
     * @param unit whose notifications, none for an office's or the caller's own
     * @param secret a robot's own, if it has one; a generic receiver is given one of ours
     */
    public record Registration(
            String url,
            WebhookFormat format,
            @Nullable String office,
            @Nullable String unit,
            @Nullable String secret) {

        @Override
        public String toString() {
            return "Registration[" + format + ", withheld]";
        }
    }

    /**
     * A webhook and its secret, which is told once.
     *
     * @param secret none if it was told before, or the receiver brought its own
     */
    public record Registered(
            Created<Webhook> created, @Nullable String secret) {
        @Override
        public String toString() {
            return "Registered[" + created.aggregate().id() + "]";
        }
    }

    /** How a webhook stands. */
    public record Standing(
            Webhook webhook,
            int failures,
            @Nullable String lastFailure,
            java.time.@Nullable Instant lastDeliveredAt,
            java.time.@Nullable Instant nextTryAt,
            long deadLetters) {}

    /** From now on, what the recipient is told is pushed there too. */
    public Registered register(Registration wanted, Caller caller, Conditions conditions) {
        requireWriter(caller);
        var recipient = recipient(wanted, caller);
        var county = county(caller);
        var id = conditions.newId();
        if (webhooks.find(id).isEmpty()) { // a repetition is answered, whatever has filled up meanwhile
            addresses.require(wanted.url());
            requireRoom(recipient);
        }
        var secret = secret(wanted);
        var webhook = new Webhook(
                id,
                recipient.name(),
                county,
                wanted.format(),
                notifications.last(recipient),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                wanted.url(),
                secret);
        var created = outbox.create(webhook, conditions);
        if (created.fresh()) {
            log.atInfo()
                    .addKeyValue(LogKeys.SUBJECT, id)
                    .addKeyValue(LogKeys.TYPE, wanted.format())
                    .log("Webhook registered");
        }
        var told = created.fresh() && wanted.format() == WebhookFormat.GENERIC ? secret : null;
        return new Registered(created, told);
    }

    private static @Nullable String secret(Registration wanted) {
        return switch (wanted.format()) {
            case GENERIC -> {
                requireNoSecret(wanted);
                yield Signatures.newSecret();
            }
            case DINGTALK -> wanted.secret();
            case WECOM -> {
                requireNoSecret(wanted);
                yield null;
            }
        };
    }

    private static void requireNoSecret(Registration wanted) {
        if (wanted.secret() != null) {
            throw new FieldRefused("secret", "webhook-secret");
        }
    }

    private void requireRoom(Recipient recipient) {
        if (webhooks.count(recipient) >= settings.maxPerRecipient()) {
            throw new TooManyWebhooks(settings.maxPerRecipient());
        }
        if (webhooks.count(null) >= settings.maxWebhooks()) {
            throw new TooManyWebhooks(settings.maxWebhooks());
        }
    }

    private Recipient recipient(Registration wanted, Caller caller) {
        if (wanted.office() != null && wanted.unit() != null) {
            throw new FieldRefused("unit", "either-office-or-unit");
        }
        var own = Recipient.of(caller);
        if (wanted.office() != null) {
            var named = Recipient.office(wanted.office());
            if (!named.equals(own)) {
                requireOffice(wanted.office(), caller);
            }
            return named;
        }
        if (wanted.unit() != null) {
            var named = Recipient.unit(wanted.unit());
            if (!named.equals(own)) {
                requireUnit(wanted.unit(), caller);
            }
            return named;
        }
        return own;
    }

    /** Only the county's regulator registers for others: for every office and unit of the county. */
    private void requireOffice(String office, Caller caller) {
        var known = offices.find(office)
                .filter(found -> caller.is(Role.COUNTY_REGULATOR))
                .filter(found -> found.covers().stream().anyMatch(area -> isInCounty(area, caller)));
        if (known.isEmpty()) {
            throw new FieldRefused("office", "unknown-office");
        }
    }

    private void requireUnit(String unit, Caller caller) {
        if (!caller.is(Role.COUNTY_REGULATOR) || !isInCounty(unit, caller)) {
            throw new FieldRefused("unit", "unknown-unit");
        }
    }

    private boolean isInCounty(String unit, Caller caller) {
        return unit.equals(county(caller))
                || units.find(unit)
                        .filter(found -> found.within(county(caller)))
                        .isPresent();
    }

    /** Changes where it goes, or stops it for a while. */
    public Webhook change(
            String id, @Nullable String url, @Nullable Boolean active, Caller caller, Conditions conditions) {
        requireWriter(caller);
        if (url != null) {
            addresses.require(url);
        }
        var changed = outbox.changeTelling(() -> require(id, caller), conditions, webhook -> {
            Optional.ofNullable(url).ifPresent(webhook::goTo);
            Optional.ofNullable(active).ifPresent(webhook::setActive);
            return List.of();
        });
        guard.forget(changed);
        hurry(changed);
        return changed;
    }

    /** Makes a new secret; the old one is worth nothing from now on. */
    public Registered changeSecret(String id, Caller caller, Conditions conditions) {
        requireWriter(caller);
        var secret = Signatures.newSecret();
        var decided = new boolean[1];
        var changed = outbox.changeTelling(() -> require(id, caller), conditions, webhook -> {
            if (webhook.format() != WebhookFormat.GENERIC) {
                throw new FieldRefused("secret", "webhook-secret");
            }
            webhook.signWith(secret);
            decided[0] = true;
            return List.of();
        });
        return new Registered(new Created<>(changed, decided[0], !decided[0]), decided[0] ? secret : null);
    }

    /** Ends it, with all that was not taken. */
    public void remove(String id, Caller caller, Conditions conditions) {
        requireWriter(caller);
        var webhook = require(id, caller);
        var expected = conditions.expected();
        if (expected != null && expected != webhook.revision()) {
            throw new StaleRevision(expected, webhook.revision());
        }
        webhooks.delete(webhook);
        guard.forget(webhook);
    }

    /** How one stands. */
    public Standing find(String id, Caller caller) {
        return standing(require(id, caller));
    }

    private Standing standing(Webhook webhook) {
        var progress = webhooks.progress(webhook);
        return new Standing(
                webhook,
                progress.failures(),
                progress.lastFailure(),
                progress.lastDeliveredAt(),
                progress.nextTryAt(),
                webhooks.countDead(webhook.id()));
    }

    /** Those the caller may see, by id. */
    public List<Webhook> list(Caller caller, @Nullable String after, int limit) {
        requireReader(caller);
        return webhooks.list(
                caller.is(Role.OPERATOR) ? null : county(caller),
                caller.is(Role.OFFICE_OFFICER) ? Recipient.of(caller) : null,
                after,
                limit);
    }

    /** What a receiver did not take, in the order in which it was told. */
    public List<DeadLetter> deadLetters(String id, Caller caller, long after, int limit) {
        return webhooks.deadLetters(require(id, caller).id(), after, limit);
    }

    /** Has dead letters sent again, all if none are named; answers how many. */
    public long replay(String id, List<String> letters, Caller caller) {
        caller.require(Role.OPERATOR, Role.COUNTY_REGULATOR, Role.OFFICE_OFFICER);
        var webhook = require(id, caller);
        var count = webhooks.replay(id, letters);
        hurry(webhook);
        return count;
    }

    private void hurry(Webhook webhook) {
        webhooks.hurry(webhook);
        delivery.nudge(webhook.recipient());
    }

    private static void requireWriter(Caller caller) {
        caller.require(Role.COUNTY_REGULATOR, Role.OFFICE_OFFICER);
    }

    private static void requireReader(Caller caller) {
        caller.require(Role.COUNTY_REGULATOR, Role.OFFICE_OFFICER, Role.AUDITOR, Role.OPERATOR);
    }

    private Webhook require(String id, Caller caller) {
        requireReader(caller);
        return webhooks.find(id)
                .filter(webhook -> isSeenBy(webhook, caller))
                .orElseThrow(() -> new NotFound("webhook", id));
    }

    private static boolean isSeenBy(Webhook webhook, Caller caller) {
        if (caller.is(Role.OPERATOR)) {
            return true; // whoever runs the system looks after every receiver; there is no secret to see
        }
        return caller.is(Role.OFFICE_OFFICER)
                ? webhook.recipient().equals(Recipient.of(caller))
                : webhook.county().equals(county(caller));
    }

    private static String county(Caller caller) {
        return caller.path().stream().findFirst().orElseThrow(NotAllowed::new);
    }
}
