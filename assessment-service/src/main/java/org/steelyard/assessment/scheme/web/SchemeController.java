package org.steelyard.assessment.scheme.web;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.assessment.scheme.Schemes;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.web.Page;

/** The scoring schemes, open to everyone who is scored by them. */
@RestController
@RequestMapping("/api/schemes")
class SchemeController {

    private final Schemes schemes;

    SchemeController(Schemes schemes) {
        this.schemes = schemes;
    }

    @GetMapping
    Page<SchemeView.Summary> list() {
        return new Page<>(schemes.all().stream().map(SchemeView.Summary::of).toList(), null);
    }

    /** A version, such as {@code point@1}. */
    @GetMapping("/{id}")
    SchemeView get(@PathVariable String id) {
        return schemes.byRef(id).map(SchemeView::of).orElseThrow(() -> new NotFound("scheme", id));
    }
}
