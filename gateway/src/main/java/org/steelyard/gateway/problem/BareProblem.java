package org.steelyard.gateway.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * What Tomcat itself refuses, such as a request line that is none, never gets as far as the other problems. It is told
 * here in both languages at once, and without the path, which may be what is wrong.
 */
public class BareProblem extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        var status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var name = status < 500 ? "http-400" : "internal";
        var title = status < 500 ? "请求有误 · Bad request" : "内部错误 · Internal error";
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding("UTF-8");
            response.getReporter().write("""
                    {"type":"urn:steelyard:problem:%s","title":"%s","status":%d}""".formatted(name, title, status));
            response.finishResponse();
        } catch (IOException e) {
            container.getLogger().debug("Client gone", e);
        }
    }
}
