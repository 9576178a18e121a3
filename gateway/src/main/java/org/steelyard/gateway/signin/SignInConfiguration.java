package org.steelyard.gateway.signin;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The store of sessions, and where the door stands. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnSignIn
@EnableScheduling
class SignInConfiguration {

    @Bean
    MongoClient sessionClient(SignInSettings settings) {
        var millis = settings.storeTimeout().toMillis();
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(settings.mongoUri()))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(millis, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout((int) millis, TimeUnit.MILLISECONDS)
                        .readTimeout((int) millis, TimeUnit.MILLISECONDS))
                .build());
    }

    @Bean
    MongoDatabase sessionStore(MongoClient sessionClient, SignInSettings settings) {
        return sessionClient.getDatabase(settings.database());
    }

    /** The door stands in the security chain and nowhere else. */
    @Bean
    FilterRegistrationBean<SessionDoor> sessionDoorOnlyInTheSecurityChain(SessionDoor door) {
        var registration = new FilterRegistrationBean<>(door);
        registration.setEnabled(false);
        return registration;
    }
}
