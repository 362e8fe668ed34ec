package dev.parzen;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may use whom. The reasons stand in {@code src/docs/rationale.md}. */
class ArchitectureTest {
    private static final JavaClasses PROJECT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.parzen");

    private static final List<String> CORE =
            List.of("numerics", "space", "trial", "sampler", "pruner", "analysis", "objective", "study");

    /** Each package with those that it may use. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("numerics", List.of()),
            Map.entry("space", List.of()),
            Map.entry("trial", List.of("space")),
            Map.entry("sampler", List.of("trial", "space", "numerics")),
            Map.entry("pruner", List.of("trial", "space", "numerics")),
            Map.entry("analysis", List.of("pruner", "trial", "space", "numerics")),
            Map.entry("objective", List.of("space")),
            Map.entry("study", List.of("trial", "space", "sampler", "pruner", "objective")),
            Map.entry("store", List.of("study", "trial", "space", "sampler", "pruner", "objective", "wire")),
            Map.entry(
                    "wire",
                    List.of("dataset", "study", "analysis", "objective", "pruner", "sampler", "trial", "space")),
            Map.entry(
                    "rest",
                    List.of(
                            "wire",
                            "dataset",
                            "study",
                            "analysis",
                            "objective",
                            "pruner",
                            "sampler",
                            "trial",
                            "space")),
            Map.entry("client", List.of("wire", "study", "objective", "pruner", "sampler", "trial", "space")),
            Map.entry("load", List.of("wire")),
            Map.entry("dataset", List.of("space")),
            Map.entry("training", List.of("dataset", "objective", "space")),
            Map.entry(
                    "benchmark",
                    List.of("study", "wire", "objective", "pruner", "sampler", "trial", "space", "numerics")),
            Map.entry("worker", List.of("study", "training", "objective", "pruner", "trial", "space", "numerics")));

    @TestFactory
    Stream<DynamicTest> usesOnlyWhatItMay() {
        return MAY_USE.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> onlyUses(entry.getKey(), entry.getValue()).check(PROJECT)));
    }

    private static ArchRule onlyUses(String name, List<String> others) {
        String[] allowed = Stream.concat(Stream.of(name), others.stream())
                .map(ArchitectureTest::packages)
                .toArray(String[]::new);
        DescribedPredicate<JavaClass> otherPackage =
                resideInAPackage("dev.parzen..").and(resideOutsideOfPackages(allowed));
        return noClasses()
                .that()
                .resideInAPackage(packages(name))
                .should()
                .dependOnClassesThat(otherPackage)
                .because("data flows one way; the table names what " + name + " may use");
    }

    @Test
    void everyPackageStandsInTheTable() {
        classes()
                .that()
                .resideInAPackage("dev.parzen.*..")
                .should()
                .resideInAnyPackage(Stream.concat(MAY_USE.keySet().stream(), Stream.of("cli"))
                        .map(ArchitectureTest::packages)
                        .toArray(String[]::new))
                .because("a new package needs a decision on what it may use; cli wires and may use everything")
                .check(PROJECT);
    }

    @Test
    void coreNeedsOnlyTheJdk() {
        noClasses()
                .that()
                .resideInAnyPackage(core())
                .should()
                .dependOnClassesThat(resideOutsideOfPackages("java..", "dev.parzen..", "org.ejml.."))
                .because("what is interesting can be read and tested without any framework; matrices are no framework")
                .check(PROJECT);
    }

    @Test
    void coreNeverReadsTheClock() {
        noClasses()
                .that()
                .resideInAnyPackage(core())
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .because("time is an argument")
                .check(PROJECT);
    }

    @Test
    void coreNeverRollsItsOwnDice() {
        noClasses()
                .that()
                .resideInAnyPackage(core())
                .should()
                .callConstructor(java.util.Random.class)
                .orShould()
                .callConstructor(java.util.SplittableRandom.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(RandomGenerator.class, "getDefault")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.concurrent.ThreadLocalRandom.class)
                .because("chance is an argument; a study replays value for value")
                .check(PROJECT);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.parzen.(*)..").should().beFreeOfCycles().check(PROJECT);
    }

    @Test
    void onlyNumericsSeesEjml() {
        onlySees("numerics", "org.ejml..");
    }

    @Test
    void onlyTheStoreSeesJpa() {
        onlySees("store", "jakarta.persistence..", "org.hibernate..", "org.springframework.data..");
    }

    @Test
    void onlyTrainingSeesDl4j() {
        onlySees("training.dl4j", "org.deeplearning4j..", "org.nd4j..", "org.bytedeco..");
    }

    @Test
    void onlyRestSeesSpringWeb() {
        onlySees("rest", "org.springframework.web..", "jakarta.servlet..");
    }

    @Test
    void nobodyInjectsFields() {
        noFields()
                .should()
                .beAnnotatedWith(Autowired.class)
                .because("what an object needs stands in its constructor")
                .check(PROJECT);
    }

    private static void onlySees(String name, String... technology) {
        noClasses()
                .that()
                .resideOutsideOfPackage(packages(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(technology)
                .because("each technology has one home")
                .check(PROJECT);
    }

    private static String[] core() {
        return CORE.stream().map(ArchitectureTest::packages).toArray(String[]::new);
    }

    private static String packages(String name) {
        return "dev.parzen." + name + "..";
    }
}
