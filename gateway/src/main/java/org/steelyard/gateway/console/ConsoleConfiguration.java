package org.steelyard.gateway.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/** Serves the console's files, compressed beforehand where the build did so, and its one page for every address it knows. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration implements WebMvcConfigurer {

    static final String PAGE = "index.html";

    private final ConsoleSettings settings;

    ConsoleConfiguration(ConsoleSettings settings) {
        this.settings = settings;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry resources) {
        resources
                .addResourceHandler("/assets/**")
                .addResourceLocations(settings.location() + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(settings.keepAssets()).cachePublic().immutable())
                // found anew each time: remembered paths would be as many as a client can think of
                .resourceChain(false)
                .addResolver(new EncodedResourceResolver())
                .addResolver(new PathResourceResolver());
        resources
                .addResourceHandler("/**")
                .addResourceLocations(settings.location())
                .setCacheControl(CacheControl.noCache())
                .resourceChain(false)
                .addResolver(new EncodedResourceResolver())
                .addResolver(new OnePage());
    }

    /** Where there is no such file, the console's page finds out itself what an address means. */
    private static final class OnePage extends PathResourceResolver {

        private static final Resource NONE = new ClassPathResource("console/none.html");

        @Override
        protected @Nullable Resource resolveResourceInternal(
                @Nullable HttpServletRequest request,
                String path,
                List<? extends Resource> locations,
                ResourceResolverChain chain) {
            var file = super.resolveResourceInternal(request, path, locations, chain);
            if (file != null || !path.equals(PAGE) && (request == null || !ConsolePages.isPage(request))) {
                return file;
            }
            var page = super.resolveResourceInternal(request, PAGE, locations, chain);
            return page == null ? NONE : page;
        }
    }
}
