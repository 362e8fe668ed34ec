package dev.parzen;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The packages are modules: no cycles, and nobody reaches into another's inner packages. */
class ModularityTest {

    @Test
    void modulesKeepTheirInnerPackagesToThemselves() {
        ApplicationModules.of(ParzenApplication.class).verify();
    }
}
