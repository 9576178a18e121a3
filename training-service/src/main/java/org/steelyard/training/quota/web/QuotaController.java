package org.steelyard.training.quota.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.PageRequest;
import org.steelyard.training.quota.Quotas;
import org.steelyard.training.quota.Quotas.Summary;
import org.steelyard.training.quota.UnitQuota;

@RestController
@RequestMapping("/api/training/quotas")
class QuotaController {

    private final Quotas quotas;

    QuotaController(Quotas quotas) {
        this.quotas = quotas;
    }

    @GetMapping
    QuotaPage list(
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(defaultValue = "false") boolean behind,
            Caller caller,
            PageRequest page) {
        var standing = quotas.standing(unit, year, caller, page);
        var units = page.<UnitQuota, UnitQuota>page(
                standing.units(), quota -> quota.unit().code(), quota -> behind ? quota.behind() : quota);
        return new QuotaPage(standing.year(), standing.required(), standing.due(), units.items(), units.next());
    }

    @GetMapping("/summary")
    Summary summary(
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable Integer year,
            Caller caller) {
        return quotas.summary(unit, year, caller);
    }

    record QuotaPage(
            int year,
            int required,
            int due,
            List<UnitQuota> items,
            @Nullable String next) {}
}
