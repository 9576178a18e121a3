package org.steelyard.escalation.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.steelyard.platform.problem.FieldRefused;

class ReceiverAddressTests {

    private final ReceiverAddress strict = new ReceiverAddress(TestSettings.defaults());
    private final ReceiverAddress inTheCounty =
            new ReceiverAddress(TestSettings.with(Map.of("steelyard.webhooks.allow-private", "true")));
    private final ReceiverAddress atTheDesk =
            new ReceiverAddress(TestSettings.with(Map.of("steelyard.webhooks.allow-loopback", "true")));

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "203.119.169.1", "2606:4700::1111", "64:ff9b::101:101"})
    void mayBeOnTheOpenInternet(String address) {
        assertThat(strict.allows(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "::1",
                "::ffff:127.0.0.1",
                "0.0.0.0",
                "::",
                "0.1.2.3",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "fec0::1",
                "ff02::1",
                "2001:db8::1",
                "2001::1",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::",
                "::10.0.0.1"
            })
    void mayBeNowhereElse(String address) {
        assertThat(strict.allows(InetAddress.ofLiteral(address))).isFalse();
    }

    @Test
    void mayBeInAPrivateNetworkOrOnThisMachineWhereTheSettingsSaySo() throws Exception {
        assertThat(inTheCounty.allows(InetAddress.ofLiteral("10.1.2.3"))).isTrue();
        assertThat(inTheCounty.allows(InetAddress.ofLiteral("fd12::1"))).isTrue();
        assertThat(inTheCounty.allows(InetAddress.ofLiteral("127.0.0.1"))).isFalse();
        assertThat(inTheCounty.allows(InetAddress.ofLiteral("169.254.169.254"))).isFalse();
        assertThat(atTheDesk.allows(InetAddress.ofLiteral("127.0.0.1"))).isTrue();
        assertThat(atTheDesk.allows(InetAddress.ofLiteral("10.1.2.3"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks",
                "/hooks",
                "ftp://1.1.1.1/",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "https://",
                "https:///hooks",
                "https://user@1.1.1.1/",
                "https://user:secret@1.1.1.1/",
                "https://1.1.1.1/#fragment",
                "https://1.1.1.1:0/",
                "https://1.1.1.1:99999/",
                "https://1.1.1.1/ a",
                "http://1.1.1.1/",
                "http://127.0.0.1/",
                "https://127.0.0.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://127.1/",
                "https://[::1]/",
                "https://[::ffff:169.254.169.254]/latest",
                "https://localhost/"
            })
    void areRefusedByName(String url) {
        assertThatThrownBy(() -> strict.require(url)).isInstanceOf(FieldRefused.class);
    }

    @Test
    void goWithoutTlsToThisMachineOnly() {
        assertThatCode(() -> atTheDesk.require("http://127.0.0.1:9/hooks?key=1"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> atTheDesk.require("http://1.1.1.1/")).isInstanceOf(FieldRefused.class);
        assertThatCode(() -> strict.require("https://1.1.1.1:8443/hooks?access_token=1"))
                .doesNotThrowAnyException();
    }
}
