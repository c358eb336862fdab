package dev.rtc.testing.junit;

import dev.rtc.testing.Engine;
import dev.rtc.testing.EngineScope;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Runs a test once per engine. */
final class EachEngine implements TestTemplateInvocationContextProvider {

  private static final ExtensionContext.Namespace SCOPES =
      ExtensionContext.Namespace.create(EachEngine.class);

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return context.getRequiredTestMethod().isAnnotationPresent(PipelineTestOn.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    Engine[] engines = context.getRequiredTestMethod().getAnnotation(PipelineTestOn.class).value();
    if (engines.length == 0) {
      throw new ExtensionConfigurationException(
          "@PipelineTestOn of %s names no engine; write @PipelineTestOn(Engine.DRIVER)"
              .formatted(context.getRequiredTestMethod().getName()));
    }
    return Stream.of(engines).map(OnEngine::new);
  }

  private record OnEngine(Engine engine) implements TestTemplateInvocationContext {

    @Override
    public String getDisplayName(int invocation) {
      return engine.name();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new Scoped(engine));
    }
  }

  private record Scoped(Engine engine) implements BeforeEachCallback, AfterEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
      context.getStore(SCOPES).put(EngineScope.class, EngineScope.on(engine));
    }

    @Override
    public void afterEach(ExtensionContext context) {
      EngineScope scope = context.getStore(SCOPES).remove(EngineScope.class, EngineScope.class);
      if (scope != null) {
        scope.close();
      }
    }
  }
}
