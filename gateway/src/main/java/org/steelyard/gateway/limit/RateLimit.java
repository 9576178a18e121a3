package org.steelyard.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;
import org.steelyard.gateway.problem.Problems;

/**
 * One bucket of tokens for each client: the account of a good token, else the address. In the memory of this process: two
 * gateways let a client through twice as often, which is still a limit.
 */
public class RateLimit extends OncePerRequestFilter {

    private final RateLimitSettings settings;
    private final Problems problems;
    private final Cache<String, Bucket> buckets;

    RateLimit(RateLimitSettings settings, Problems problems) {
        this.settings = settings;
        this.problems = problems;
        // a bucket unused for as long as it takes to fill is as good as a new one
        this.buckets = Caffeine.newBuilder()
                .maximumSize(settings.clients())
                .expireAfterAccess(Duration.ofMinutes(10))
                .build();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (admits(request, response)) {
            chain.doFilter(request, response);
        }
    }

    /** Whether the client may come now; if not, it has been told when. */
    public boolean admits(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var client = Client.of(request);
        var probe = buckets.get(client.key(), _ -> full(client)).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return true;
        }
        var wait = Math.max(1, Math.ceilDiv(probe.getNanosToWaitForRefill(), 1_000_000_000L));
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait));
        problems.write(
                problems.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-requests",
                        request,
                        String.valueOf(perSecond(client)),
                        String.valueOf(wait)),
                response);
        return false;
    }

    private Bucket full(Client client) {
        var burst = client.importer() ? settings.importerBurst() : settings.burst();
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond(client), Duration.ofSeconds(1)))
                .build();
    }

    private int perSecond(Client client) {
        return client.importer() ? settings.importerPerSecond() : settings.perSecond();
    }

    /** Who is counted as one. */
    private record Client(String key, boolean importer) {

        static Client of(HttpServletRequest request) {
            return switch (SecurityContextHolder.getContext().getAuthentication()) {
                case JwtAuthenticationToken caller -> {
                    var roles = caller.getToken().getClaimAsStringList("roles");
                    var importer = roles != null && roles.contains("IMPORTER");
                    // the role is part of the key, so that a bucket never outlives a change of role
                    yield new Client((importer ? "importer:" : "account:") + caller.getName(), importer);
                }
                case null, default -> new Client("address:" + request.getRemoteAddr(), false);
            };
        }
    }
}
