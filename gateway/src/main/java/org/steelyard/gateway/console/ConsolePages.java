package org.steelyard.gateway.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Which requests are for the console: its files, and the pages it makes of an address itself. */
public final class ConsolePages {

    private static final Set<String> TAKEN = Set.of("/api/", "/login/", "/logout/", "/actuator/", "/error/");

    private ConsolePages() {}

    /** Whether anybody may have it, as there is nothing in it that is not in the source. */
    public static boolean isAskedFor(HttpServletRequest request) {
        return isFile(request) ? isRead(request) && !isTaken(request) : isPage(request);
    }

    /** Whether a person asks for an address that the console's page makes something of. */
    static boolean isPage(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        return isRead(request)
                && !isTaken(request)
                && !isFile(request)
                && accepted != null
                && accepted.contains(MediaType.TEXT_HTML_VALUE);
    }

    /** Whether the last part of a path names a file: these are there or not, and never stood in for. */
    private static boolean isFile(HttpServletRequest request) {
        var path = pathOf(request);
        return path.indexOf('.', path.lastIndexOf('/')) >= 0;
    }

    private static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    /** Addresses that mean something else, whether or not there is something now. */
    private static boolean isTaken(HttpServletRequest request) {
        var path = pathOf(request) + "/";
        return TAKEN.stream().anyMatch(path::startsWith);
    }

    /** Decoded, as handlers are found by it: what is written in another way means the same. */
    private static String pathOf(HttpServletRequest request) {
        return request.getServletPath();
    }
}
