package org.steelyard.bench.gateway;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;

/** The floor of the servlet way: a bare servlet that copies to Apache HttpClient, without Spring Cloud Gateway. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class LeanGateway {

    @Bean
    ServletRegistrationBean<Forward> forward(@Value("${bench.upstream}") URI upstream) {
        return new ServletRegistrationBean<>(new Forward(upstream), "/api/*");
    }

    static final class Forward extends HttpServlet {
        private static final long serialVersionUID = 1L;
        private final transient CloseableHttpClient client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(256)
                        .setMaxConnTotal(1024)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .build();
        private final transient URI upstream;

        Forward(URI upstream) {
            this.upstream = upstream;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            var outgoing = new HttpUriRequestBase(request.getMethod(), upstream.resolve(request.getRequestURI()));
            for (var names = request.getHeaderNames(); names.hasMoreElements(); ) {
                var name = names.nextElement();
                if (!name.equalsIgnoreCase("host")) {
                    outgoing.addHeader(name, request.getHeader(name));
                }
            }
            client.execute(outgoing, answer -> {
                response.setStatus(answer.getCode());
                for (var header : answer.getHeaders()) {
                    if (!header.getName().equalsIgnoreCase("transfer-encoding")
                            && !header.getName().equalsIgnoreCase("connection")) {
                        response.addHeader(header.getName(), header.getValue());
                    }
                }
                var body = answer.getEntity();
                if (body != null) {
                    body.getContent().transferTo(response.getOutputStream());
                }
                return null;
            });
        }
    }
}
