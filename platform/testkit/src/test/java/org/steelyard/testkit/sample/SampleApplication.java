package org.steelyard.testkit.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The smallest service that stands on the platform: sheets that are filled in. */
@SpringBootApplication
public class SampleApplication {
    static void main(String[] args) {
        SpringApplication.run(SampleApplication.class, args);
    }
}
