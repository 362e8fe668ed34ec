package dev.parzen.rest;

import dev.parzen.wire.CatalogueJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What there is to choose from. */
@RestController
@Tag(name = "5 Look around")
final class CatalogueController {
    private static final CatalogueJson CATALOGUE = CatalogueJson.create();

    @GetMapping(path = Api.BASE + "/catalogue", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Samplers, pruners, objectives, layers, data sets and test functions with their settings")
    CatalogueJson catalogue() {
        return CATALOGUE;
    }
}
