package org.steelyard.platform.sealing.web;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.contracts.Role;
import org.steelyard.platform.sealing.Rewrapping;
import org.steelyard.platform.security.Caller;

/** Changing the master key, for operators; each service has its own records, so it is asked of each at its own port. */
@RestController
@RequestMapping("/api/sealing")
class SealingController {

    private final Rewrapping rewrapping;

    SealingController(Rewrapping rewrapping) {
        this.rewrapping = rewrapping;
    }

    @GetMapping
    Rewrapping.State state(Caller caller) {
        caller.require(Role.OPERATOR);
        return rewrapping.state();
    }

    /** Doing it twice changes nothing more, so that it needs no key. */
    @PostMapping("/rewrapping")
    Rewrapping.Outcome rewrap(Caller caller) {
        caller.require(Role.OPERATOR);
        return rewrapping.rewrap();
    }
}
