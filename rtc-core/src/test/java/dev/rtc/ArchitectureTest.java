package dev.rtc;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Keeps data flowing one way: from what users write down to what runs per record. */
@AnalyzeClasses(packages = "dev.rtc", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule rooms_depend_only_on_the_rooms_below_them =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("language")
          .definedBy("dev.rtc")
          .layer("launch")
          .definedBy("dev.rtc.launch")
          .layer("flink")
          .definedBy("dev.rtc.flink")
          .layer("operator")
          .definedBy("dev.rtc.operator")
          .layer("plan")
          .definedBy("dev.rtc.plan")
          .layer("check")
          .definedBy("dev.rtc.check")
          .layer("graph")
          .definedBy("dev.rtc.graph")
          .layer("time")
          .definedBy("dev.rtc.time")
          .layer("aggregate")
          .definedBy("dev.rtc.aggregate")
          .layer("connector")
          .definedBy("dev.rtc.connector")
          .layer("state")
          .definedBy("dev.rtc.state")
          .layer("type")
          .definedBy("dev.rtc.type")
          .whereLayer("language")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("launch")
          .mayOnlyBeAccessedByLayers("language")
          .whereLayer("flink")
          .mayOnlyBeAccessedByLayers("language", "launch")
          .whereLayer("operator")
          .mayOnlyBeAccessedByLayers("launch", "flink")
          .whereLayer("plan")
          .mayOnlyBeAccessedByLayers("language", "launch", "flink")
          .whereLayer("check")
          .mayOnlyBeAccessedByLayers("language", "launch")
          .whereLayer("graph")
          .mayOnlyBeAccessedByLayers("language", "launch", "flink", "plan", "check")
          .whereLayer("time")
          .mayOnlyAccessLayers("type", "connector")
          .whereLayer("state")
          .mayOnlyAccessLayers("type", "aggregate")
          .whereLayer("aggregate")
          .mayOnlyAccessLayers("type")
          .whereLayer("connector")
          .mayOnlyAccessLayers("type")
          .whereLayer("type")
          .mayNotAccessAnyLayer();

  @ArchTest
  static final ArchRule rooms_are_free_of_cycles =
      slices().matching("dev.rtc.(*)..").should().beFreeOfCycles();

  /** Graph and plan only carry a user's own DataStream functions from the language to flink. */
  @ArchTest
  static final ArchRule the_DataStream_api_is_used_where_flows_become_streams =
      onlyIn(
              "org.apache.flink.streaming.api..",
              "dev.rtc",
              "dev.rtc.graph",
              "dev.rtc.plan",
              "dev.rtc.flink",
              "dev.rtc.operator",
              "dev.rtc.launch")
          .because("every other room must be readable without knowing DataStream");

  @ArchTest
  static final ArchRule the_runtime_of_flink_is_used_where_a_job_is_made_or_run =
      onlyIn("org.apache.flink.runtime..", "dev.rtc.flink", "dev.rtc.operator", "dev.rtc.launch")
          .because("Flink promises nothing about it");

  @ArchTest
  static final ArchRule the_streaming_runtime_is_used_where_a_job_is_made_or_run =
      onlyIn(
              "org.apache.flink.streaming.runtime..",
              "dev.rtc.flink",
              "dev.rtc.operator",
              "dev.rtc.launch")
          .because("Flink promises nothing about it");

  @ArchTest
  static final ArchRule the_client_of_flink_is_used_where_a_job_is_made_or_run =
      onlyIn("org.apache.flink.client..", "dev.rtc.flink", "dev.rtc.operator", "dev.rtc.launch")
          .because("a pipeline does not know who runs it");

  @ArchTest
  static final ArchRule streams_are_built_only_by_the_compiler =
      noClasses()
          .that()
          .resideInAnyPackage("dev.rtc.graph", "dev.rtc.plan")
          .should()
          .callMethodWhere(target(owner(resideInAPackage("org.apache.flink.streaming.api.."))))
          .because("graph and plan are data");

  @ArchTest
  static final ArchRule kryo_is_used_nowhere =
      noClasses().should().dependOnClassesThat().resideInAPackage("com.esotericsoftware..");

  @ArchTest
  static final ArchRule packages_have_names_that_say_something =
      noClasses()
          .should()
          .resideInAnyPackage(
              "..util..", "..common..", "..internal..", "..impl..", "..helper..", "..manager..");

  @ArchTest
  static final ArchRule classes_have_names_that_say_something =
      noClasses().should().haveNameMatching(".*(Utils?|Common|Internal|Impl|Helper|Manager)");

  private static ArchRule onlyIn(String flinkPackage, String... rooms) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(rooms)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(flinkPackage);
  }
}
