package org.steelyard.complaint.attachment.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.MultipartStream;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.jspecify.annotations.Nullable;
import org.steelyard.platform.problem.FieldRefused;

/**
 * The one file of a multipart body. The body has been read and bounded before it comes here, and its digest taken for
 * {@code Idempotency-Key}; so it is taken apart in memory, where the container's own way would read the connection anew.
 *
 * @param content the bytes
 * @param declared the media type the client names
 */
@SuppressWarnings("ArrayRecordComponent")
record UploadedFile(byte[] content, @Nullable String declared) {

    private static final int MAX_PARTS = 10;
    private static final String FIELD = "file";

    static UploadedFile of(HttpServletRequest request) throws IOException {
        try {
            UploadedFile found = null;
            var parts = new FileUpload().getItemIterator(new Body(request));
            for (int part = 0; parts.hasNext(); part++) {
                var item = parts.next();
                if (part == MAX_PARTS || found != null) {
                    throw new FieldRefused(FIELD, "one-file");
                }
                if (item.isFormField() || !FIELD.equals(item.getFieldName())) {
                    throw new FieldRefused(String.valueOf(item.getFieldName()), "one-file");
                }
                try (var in = item.openStream()) {
                    found = new UploadedFile(in.readAllBytes(), item.getContentType());
                }
            }
            if (found == null || found.content().length == 0) {
                throw new FieldRefused(FIELD, "required");
            }
            return found;
        } catch (FileUploadException | MultipartStream.MalformedStreamException broken) {
            throw (FieldRefused) new FieldRefused(FIELD, "malformed-multipart").initCause(broken);
        }
    }

    private record Body(HttpServletRequest request) implements UploadContext {

        @Override
        public String getCharacterEncoding() {
            return "UTF-8";
        }

        @Override
        public long contentLength() {
            return request.getContentLengthLong();
        }

        @Override
        public String getContentType() {
            return request.getContentType();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return request.getInputStream();
        }
    }
}
