package org.steelyard.complaint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.steelyard.complaint.attachment.Attachments;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitRef;
import org.steelyard.testkit.TestIssuer;

/** Photos and receipts of a case. */
class AttachmentsIT extends LedgerScene {

    private static final String BOUNDARY = "------boundary";

    @Autowired
    private Attachments attachments;

    private UnitRef point;
    private String id = "";

    @BeforeEach
    void aCase() {
        theCountyAndTheStation();
        point = aPoint();
        id = registered(point);
    }

    @Test
    void aPhotoIsKeptSealedApartAndNotedInTheHistory() throws Exception {
        var photo = picture("jpg", 60, 40);

        var answer = upload(photo, "image/jpeg", officerOf(point));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("sha256")).isEqualTo(sha256(photo));
        assertThat(answer.header("Location")).isEqualTo("/api/complaints/" + id + "/attachments/" + answer.text("id"));
        var step = get("/api/complaints/" + id, officerOf(point)).body().at("/steps/1");
        assertThat(step.at("/type").asString()).isEqualTo("ATTACHMENT");
        assertThat(step.at("/details/sha256").asString()).isEqualTo(sha256(photo));
        assertThat(step.at("/status").asString()).isEqualTo("RECEIVED");
        assertThat(stored(id).toJson()).hasSizeLessThan(20_000);
        var sealed = mongo.getCollection("attachments")
                .find(new Document("_id", answer.text("id")))
                .first();
        assertThat(sealed).isNotNull();
        assertThat(HexFormat.of().formatHex(sealed.get("content", Binary.class).getData()))
                .doesNotContain(HexFormat.of().formatHex(Arrays.copyOf(photo, 20)));
        // the case goes on as if nothing had happened
        assertThat(step(id, "acceptance", "{}", officerOf(point)).status()).isEqualTo(200);
    }

    @Test
    void itIsGivenBackByteForByteToWhoHandlesTheCase() throws Exception {
        var photo = picture("png", 30, 30);
        var place = upload(photo, "image/png", officerOf(point)).header("Location");

        for (var token : List.of(officerOf(point), stationOfficer())) {
            var file = bytes(place, token);
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.body()).isEqualTo(photo);
            assertThat(file.headers().firstValue("Content-Type")).contains("image/png");
            assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                    .startsWith("attachment;");
            assertThat(file.headers().firstValue("ETag")).contains('"' + sha256(photo) + '"');
        }
        assertThat(bytes(place, officerOf(point), "If-None-Match", '"' + sha256(photo) + '"')
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void othersGetNothing() throws Exception {
        var place =
                upload(picture("png", 30, 30), "image/png", officerOf(point)).header("Location");

        assertThat(bytes(place, officerOf(aPoint())).statusCode()).isEqualTo(404);
        assertThat(bytes(place, TestIssuer.token(Role.STATION_OFFICER, COUNTY, "350428101000"))
                        .statusCode())
                .isEqualTo(404);
        // who sees the case masked sees that there is a file, and not what is in it
        assertThat(bytes(place, of(Role.AUDITOR)).statusCode()).isEqualTo(403);
        assertThat(get("/api/complaints/" + id + "/attachments", of(Role.AUDITOR))
                        .body()
                        .size())
                .isEqualTo(1);
        assertThat(upload(picture("png", 31, 30), "image/png", of(Role.AUDITOR)).status())
                .isEqualTo(403);
        assertThat(upload(picture("png", 31, 30), "image/png", officerOf(aPoint()))
                        .status())
                .isEqualTo(404);
        // a file of one case is not to be had through another
        var other = registered(point);
        assertThat(bytes(place.replace(id, other), officerOf(point)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void theSameFileAgainIsTheOneThatIsThere() throws Exception {
        var photo = picture("png", 20, 20);
        var first = upload(photo, "image/png", officerOf(point));
        var second = upload(photo, "image/png", officerOf(point));

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text("id")).isEqualTo(first.text("id"));
        assertThat(get("/api/complaints/" + id, officerOf(point))
                        .body()
                        .at("/steps")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void whatLiesAboutItsTypeIsToldWhatItIs() throws Exception {
        var lie = upload(picture("png", 10, 10), "image/jpeg", officerOf(point));
        assertThat(lie.status()).isEqualTo(415);
        assertThat(lie.text("type")).endsWith(":attachment-kind-differs");
        assertThat(lie.text("actual")).isEqualTo("image/png");

        assertThat(upload("<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8), "image/png", officerOf(point))
                        .text("type"))
                .endsWith(":attachment-kind-unknown");
        assertThat(upload(
                                "MZ\u0090executable".getBytes(StandardCharsets.ISO_8859_1),
                                "application/pdf",
                                officerOf(point))
                        .status())
                .isEqualTo(415);
        var cut = Arrays.copyOf(picture("jpg", 200, 200), 120);
        assertThat(upload(cut, "image/jpeg", officerOf(point)).text("type")).endsWith(":attachment-unreadable");
        assertThat(upload(
                                "%PDF-1.7 and nothing else".getBytes(StandardCharsets.UTF_8),
                                "application/pdf",
                                officerOf(point))
                        .text("type"))
                .endsWith(":attachment-unreadable");
        assertThat(get("/api/complaints/" + id + "/attachments", officerOf(point))
                        .body()
                        .size())
                .isZero();
    }

    @Test
    void aPdfIsTaken() throws Exception {
        var pdf = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(pdf);
        }
        assertThat(upload(pdf.toByteArray(), "application/pdf", officerOf(point))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aPictureThatWouldUnpackToGigabytesIsRefusedUnopened() throws Exception {
        var bomb = picture("png", 10, 10);
        // the header says 60 000 × 60 000; the check of the header's own sum is beside the point, size is read first
        System.arraycopy(new byte[] {0, 0, (byte) 0xEA, 0x60, 0, 0, (byte) 0xEA, 0x60}, 0, bomb, 16, 8);
        var refused = upload(bomb, "image/png", officerOf(point));
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.text("type")).endsWith(":attachment-too-many-pixels");
    }

    @Test
    void sizeAndNumberAreLimited() throws Exception {
        var large = Arrays.copyOf(picture("jpg", 10, 10), 5 * 1024 * 1024 + 1);
        assertThat(upload(large, "image/jpeg", officerOf(point)).text("type")).endsWith(":attachment-too-large");
        assertThat(upload(new byte[7 * 1024 * 1024], "image/jpeg", officerOf(point))
                        .text("type"))
                .endsWith(":body-too-large");
        for (int i = 1; i <= 20; i++) {
            assertThat(upload(picture("png", i, 1), "image/png", officerOf(point))
                            .status())
                    .isEqualTo(201);
        }
        var refused = upload(picture("png", 21, 1), "image/png", officerOf(point));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("type")).endsWith(":too-many-attachments");
    }

    @Test
    void aBodyThatIsNotOneFileIsRefused() {
        assertThat(send("--" + BOUNDARY + "\r\nno headers", "multipart/form-data; boundary=" + BOUNDARY)
                        .status())
                .isEqualTo(400);
        assertThat(send("--" + BOUNDARY + "--\r\n", "multipart/form-data; boundary=" + BOUNDARY)
                        .status())
                .isEqualTo(400);
        assertThat(send("", "multipart/form-data").status()).isEqualTo(400);
        assertThat(send("{}", "application/json").status()).isEqualTo(415);
    }

    @Test
    void anErasedCasesFilesAreGoneForGood() throws Exception {
        var place =
                upload(picture("png", 12, 12), "image/png", officerOf(point)).header("Location");
        attachments.erase(Objects.requireNonNull(mongo.findById(id, Complaint.class)));

        assertThat(bytes(place, officerOf(point)).statusCode()).isEqualTo(404);
        var left = mongo.getCollection("attachments")
                .find(new Document("complaint", id))
                .first();
        assertThat(left).isNotNull();
        assertThat(left.get("key", Document.class)).doesNotContainKey("wrapped");
    }

    private Answer send(String body, String type) {
        return send(HttpRequest.newBuilder(uri("/api/complaints/" + id + "/attachments"))
                .header("Authorization", "Bearer " + officerOf(point))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private Answer upload(byte[] content, String type, String token) {
        var head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"照片.jpg\"\r\n"
                + "Content-Type: " + type + "\r\n\r\n";
        return send(HttpRequest.newBuilder(uri("/api/complaints/" + id + "/attachments"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(
                        head.getBytes(StandardCharsets.UTF_8),
                        content,
                        ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8))))
                .build());
    }

    private HttpResponse<byte[]> bytes(String path, String token, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static byte[] picture(String format, int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes))
                .isTrue();
        return bytes.toByteArray();
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
