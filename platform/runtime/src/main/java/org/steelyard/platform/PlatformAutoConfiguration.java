package org.steelyard.platform;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.Ordered;
import org.steelyard.platform.outbox.OutboxSettings;
import org.steelyard.platform.outbox.StoreCheckSettings;

/** Gives a service everything it stands on; before Boot's own choices, which then step back. */
@AutoConfiguration
@AutoConfigureOrder(Ordered.HIGHEST_PRECEDENCE)
@ComponentScan
@EnableConfigurationProperties({OutboxSettings.class, StoreCheckSettings.class})
public class PlatformAutoConfiguration {}
