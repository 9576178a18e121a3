package org.steelyard.escalation.webhook;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.steelyard.platform.problem.FieldRefused;

/**
 * Where webhooks may go: to the open internet over TLS. What lies behind our own doors is nobody's business to call through
 * us. Asked when a webhook is registered, and again of the very address that is about to be connected to.
 */
@Component
public class ReceiverAddress {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String FIELD = "url";

    /** Networks that are not the open internet, beyond those that Java knows by name; IANA special-purpose registries. */
    private static final List<Network> SPECIAL = List.of(
            new Network("0.0.0.0", 8),
            new Network("100.64.0.0", 10),
            new Network("192.0.0.0", 24),
            new Network("192.0.2.0", 24),
            new Network("198.18.0.0", 15),
            new Network("198.51.100.0", 24),
            new Network("203.0.113.0", 24),
            new Network("240.0.0.0", 4),
            new Network("100::", 64),
            new Network("2001:db8::", 32),
            new Network("fec0::", 10),
            new Network("64:ff9b:1::", 48));

    private static final Network UNIQUE_LOCAL = new Network("fc00::", 7);
    private static final List<Network> WRAPPING_IPV4 =
            List.of(new Network("64:ff9b::", 96), new Network("::", 96)); // the IPv4 address is in the last four bytes
    private static final Network SIX_TO_FOUR = new Network("2002::", 16);
    private static final Network TEREDO = new Network("2001::", 32);

    private final WebhookSettings settings;

    ReceiverAddress(WebhookSettings settings) {
        this.settings = settings;
    }

    /** Refuses an address that is none, or where nothing may be pushed to. */
    void require(String text) {
        var url = parse(text);
        var host = url.getHost().toLowerCase(Locale.ROOT);
        var plain = "http".equalsIgnoreCase(url.getScheme());
        if (plain && !(settings.allowLoopback() && THIS_MACHINE.contains(host))) {
            throw new FieldRefused(FIELD, "webhook-https");
        }
        try {
            if (!Arrays.stream(InetAddress.getAllByName(host)).allMatch(this::allows)) {
                throw new FieldRefused(FIELD, "webhook-network");
            }
        } catch (UnknownHostException e) {
            throw (FieldRefused) new FieldRefused(FIELD, "webhook-host").initCause(e);
        }
    }

    private static URI parse(String text) {
        try {
            var url = new URI(text);
            var scheme = url.getScheme();
            if (url.getHost() == null
                    || url.getRawUserInfo() != null
                    || url.getRawFragment() != null
                    || url.getPort() == 0
                    || url.getPort() > 65535
                    || !("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))) {
                throw new FieldRefused(FIELD, "webhook-url");
            }
            return url;
        } catch (URISyntaxException e) {
            throw (FieldRefused) new FieldRefused(FIELD, "webhook-url").initCause(e);
        }
    }

    /** Whether a receiver may have this address. */
    public boolean allows(InetAddress address) {
        var inner = unwrapped(address);
        if (inner.isLoopbackAddress()) {
            return settings.allowLoopback();
        }
        if (inner.isAnyLocalAddress()
                || inner.isLinkLocalAddress()
                || inner.isMulticastAddress()
                || TEREDO.contains(inner)
                || SPECIAL.stream().anyMatch(network -> network.contains(inner))) {
            return false;
        }
        return settings.allowPrivate() || !(inner.isSiteLocalAddress() || UNIQUE_LOCAL.contains(inner));
    }

    /** An IPv4 address in the clothes of an IPv6 one. */
    private static InetAddress unwrapped(InetAddress address) {
        if (!(address instanceof Inet6Address) || address.isLoopbackAddress() || address.isAnyLocalAddress()) {
            return address;
        }
        var bytes = address.getAddress();
        if (WRAPPING_IPV4.stream().anyMatch(network -> network.contains(address))) {
            return ipv4(bytes, 12);
        }
        return SIX_TO_FOUR.contains(address) ? ipv4(bytes, 2) : address;
    }

    private static InetAddress ipv4(byte[] bytes, int from) {
        try {
            return Inet4Address.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }

    /** A network, as in {@code 10.0.0.0/8}. */
    private static final class Network {
        private final byte[] address;
        private final int bits;

        Network(String literal, int bits) {
            this.address = InetAddress.ofLiteral(literal).getAddress();
            this.bits = bits;
        }

        boolean contains(InetAddress candidate) {
            var other = candidate.getAddress();
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                var mask = 0x80 >> (bit % 8);
                if ((other[bit / 8] & mask) != (address[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
