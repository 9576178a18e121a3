package org.steelyard.bench.gateway;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** A gateway with one route and not one filter of ours; its settings choose the flavour and the HTTP client. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class BareGateway {}
