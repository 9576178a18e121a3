package org.steelyard.assessment.scheme;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.steelyard.platform.problem.FieldRefused;

/** A scheme file that must not be used: which place, on which line, and why. */
public class SchemeRefused extends FieldRefused {
    private static final long serialVersionUID = 1L;

    private final String message;

    /**
     * @param file its name, for whoever starts the service
     * @param place in the file, empty for the whole of it
     * @param line from 1
     * @param reason the name of a message {@code field.<reason>}
     */
    SchemeRefused(String file, String place, int line, String reason, Object... arguments) {
        super(place.isEmpty() ? "file" : place, reason, arguments);
        with("line", line);
        this.message = "Scheme file " + file + ": " + (place.isEmpty() ? "" : place + " ") + english(reason, arguments)
                + " (line " + line + ")";
    }

    @Override
    public String getMessage() {
        return message;
    }

    /** For the log; a caller gets it in the language of the request. */
    private static String english(String reason, Object... arguments) {
        return MessageFormat.format(
                ResourceBundle.getBundle("i18n/service", Locale.ENGLISH).getString("field." + reason), arguments);
    }
}
