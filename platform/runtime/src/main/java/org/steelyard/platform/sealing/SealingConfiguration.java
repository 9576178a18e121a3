package org.steelyard.platform.sealing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.convert.DefaultDbRefResolver;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/** The one way into the store and out of it; no class names are stored. */
@Configuration(proxyBeanMethods = false)
class SealingConfiguration {

    @Bean
    SealingConverter mappingMongoConverter(
            MongoDatabaseFactory factory,
            MongoMappingContext context,
            MongoCustomConversions conversions,
            SealedPlaces places,
            Seals seals) {
        var converter = new SealingConverter(new DefaultDbRefResolver(factory), context, places, seals);
        converter.setCustomConversions(conversions);
        converter.setTypeMapper(new DefaultMongoTypeMapper(null));
        return converter;
    }

    @Bean
    SealingTemplate mongoTemplate(MongoDatabaseFactory factory, SealingConverter converter, SealedPlaces places) {
        return new SealingTemplate(factory, converter, places);
    }
}
