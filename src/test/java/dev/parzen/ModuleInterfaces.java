package dev.parzen;

import java.util.Set;
import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModuleDetectionStrategy;
import org.springframework.modulith.core.ApplicationModuleInformation;
import org.springframework.modulith.core.JavaPackage;
import org.springframework.modulith.core.NamedInterfaces;

/**
 * What the modules show: their own package, and {@code objective} its inner packages too, which are its vocabulary.
 * Named by {@code config/application.properties}, so that the core needs no annotation of it.
 */
public final class ModuleInterfaces implements ApplicationModuleDetectionStrategy {
    private static final Set<String> OPEN = Set.of("dev.parzen.objective");

    @Override
    public Stream<JavaPackage> getModuleBasePackages(JavaPackage root) {
        return ApplicationModuleDetectionStrategy.directSubPackage().getModuleBasePackages(root);
    }

    @Override
    public NamedInterfaces detectNamedInterfaces(JavaPackage base, ApplicationModuleInformation information) {
        NamedInterfaces own = ApplicationModuleDetectionStrategy.super.detectNamedInterfaces(base, information);
        return OPEN.contains(base.getName())
                ? own.and(NamedInterfaces.builder(base).matching("*").build())
                : own;
    }
}
