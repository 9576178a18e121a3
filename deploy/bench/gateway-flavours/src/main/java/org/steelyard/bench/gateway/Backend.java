package org.steelyard.bench.gateway;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the gateways stand before: one small JSON answer from Boot MVC on virtual threads. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class Backend {

    record ComplaintView(
            String id, String unit, String ledgerNumber, String status, String category, String disputedAmount) {}

    @RestController
    static class Complaints {
        @GetMapping("/api/complaints/{id}")
        ComplaintView complaint(@PathVariable String id) {
            return new ComplaintView(
                    id, "350428100001", "350428100001-2026-0042", "ACCEPTED", "FARM_INPUTS", "6000.00");
        }
    }
}
