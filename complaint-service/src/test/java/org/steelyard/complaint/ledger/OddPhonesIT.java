package org.steelyard.complaint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.ComplaintEvent.CallbackRecorded;
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.NetworkEvent.Appointment;
import org.steelyard.contracts.NetworkEvent.UnitChanged;
import org.steelyard.contracts.NetworkEvent.UnitState;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.PhoneMatch;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.sealing.BlindIndex;

/** What is told of phones: whose they are, never which. */
class OddPhonesIT extends LedgerScene {

    @Autowired
    BlindIndex index;

    @BeforeEach
    void aNetwork() {
        theCountyAndTheStation();
    }

    @Test
    void staffComplainingToTheirOwnUnitAreToldAsSuch() {
        var point = aPoint();
        var phone = aPhone();
        staff(point, 2, officer(phone, null));

        assertThat(received(complaint(point, "张三", phone)).byOwnStaff()).isTrue();
        assertThat(received(complaint(point, "张三", "+86 " + phone)).byOwnStaff())
                .as("however it is written")
                .isTrue();
        assertThat(received(complaint(point, "张三", aPhone())).byOwnStaff()).isFalse();
    }

    @Test
    void staffOfAnotherUnitOrOfFormerTimesAreNotOwnStaff() {
        var point = aPoint();
        var elsewhere = aPoint();
        var phone = aPhone();
        var former = aPhone();
        staff(elsewhere, 2, officer(phone, null));
        assertThat(received(complaint(point, "张三", phone)).byOwnStaff())
                .as("no phone of the unit is known")
                .isNull();
        staff(point, 2, officer(former, LocalDate.parse("2021-05-01")));

        assertThat(received(complaint(point, "张三", phone)).byOwnStaff()).isFalse();
        assertThat(received(complaint(point, "张三", former)).byOwnStaff()).isFalse();
        assertThat(received(complaint(point, "张三", null)).byOwnStaff()).isNull();
    }

    @Test
    void callbackToAnyStaffPhoneIsToldAndAPhoneGivenUpIsNot() {
        var point = aPoint();
        var elsewhere = aPoint();
        var phone = aPhone();
        staff(elsewhere, 2, officer(phone, null));
        assertThat(calledBack(complaint(point, "张三", phone)).phone()).isEqualTo(PhoneMatch.STAFF);

        staff(elsewhere, 3, officer(aPhone(), null));
        staff(elsewhere, 2, officer(phone, null)); // heard again, late: changes nothing
        assertThat(calledBack(complaint(point, "张三", phone)).phone()).isEqualTo(PhoneMatch.NONE);
        assertThat(calledBack(complaint(point, "张三", null)).phone()).isNull();
    }

    @Test
    void phoneGivenForAnotherComplainantIsReused() {
        var point = aPoint();
        var phone = aPhone();
        var first = complaint(point, "张三", phone);
        var again = complaint(point, "张 三", phone);
        assertThat(calledBack(first).phone()).as("the same person twice").isEqualTo(PhoneMatch.NONE);

        var other = complaint(aPoint(), "王五", phone);
        assertThat(calledBack(other).phone()).isEqualTo(PhoneMatch.REUSED);
        assertThat(calledBack(again).phone()).isEqualTo(PhoneMatch.REUSED);
    }

    @Test
    void noPhoneIsToldInClearOrAsAKey() {
        var point = aPoint();
        var phone = aPhone();
        staff(point, 2, officer(phone, null));
        var id = complaint(point, "张三", phone);
        var unused = calledBack(id);

        for (var record : told(id, 3)) {
            var told = record + new String(record.value(), StandardCharsets.UTF_8);
            assertThat(told).doesNotContain(phone).doesNotContain(keyOf(phone));
        }
        assertThat(mongo.getCollection("staffPhones").find().map(Object::toString))
                .isNotEmpty()
                .noneMatch(document -> document.contains(phone));
    }

    private String complaint(UnitRef point, String name, @Nullable String phone) {
        var body = COMPLAINT
                .replace("张三", name)
                .replace("\"phone\":\"13800000001\",", phone == null ? "" : "\"phone\":\"" + phone + "\",");
        return post("/api/complaints", body, officerOf(point)).text("id");
    }

    private ComplaintReceived received(String id) {
        return (ComplaintReceived) read(told(id, 1).getFirst());
    }

    private CallbackRecorded calledBack(String id) {
        var path = "/api/complaints/" + id;
        assertThat(post(path + "/withdrawal", "{}", stationOfficer()).status()).isEqualTo(200);
        assertThat(post(path + "/callback", "{\"grade\":\"FAIR\"}", stationOfficer())
                        .status())
                .isEqualTo(200);
        return (CallbackRecorded) read(told(id, 3).get(2));
    }

    private Object read(ConsumerRecord<String, byte[]> record) {
        return codec.read(record.headers(), record.value());
    }

    private void staff(UnitRef unit, long sequence, Appointment... officers) {
        network.learn(new UnitChanged(
                new Origin(
                        "assessment-service",
                        unit.code(),
                        sequence,
                        OPENED,
                        OPENED,
                        unit,
                        Role.COUNTY_REGULATOR,
                        Channel.APP),
                new UnitState("示例", LocalDate.parse("2020-01-01"), null, Arrays.asList(officers))));
    }

    private Appointment officer(String phone, @Nullable LocalDate to) {
        return new Appointment(
                "officer-" + phone.hashCode(),
                LocalDate.parse("2020-01-01"),
                OPENED,
                to,
                to == null ? null : OPENED,
                keyOf(phone));
    }

    private String keyOf(String phone) {
        return index.of(BlindPurpose.PHONE, BlindPurpose.normalisedPhone(phone));
    }

    private static String aPhone() {
        return Objects.toString(ThreadLocalRandom.current().nextLong(13_900_000_000L, 13_999_999_999L));
    }
}
