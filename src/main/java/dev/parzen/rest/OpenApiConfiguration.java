package dev.parzen.rest;

import dev.parzen.study.StudyRef;
import dev.parzen.wire.Json;
import dev.parzen.wire.Replies.ProblemJson;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The document that describes the interface, for Swagger UI and for generators. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    private static final String DESCRIPTION = """
            Studies and trials of hyperparameter optimization. The examples follow each other: executed from top to \
            bottom, each works as it stands, with two exceptions: a model or a checkpoint is a file of yours to be chosen, \
            and what is about networks needs a study whose networks are trained (here it is called `flowers`). Start \
            with *Create a study*, ask for trials, report, tell the outcome.

            Every refusal is a problem detail (RFC 9457) whose `detail` says what happened and what to do. A POST may \
            carry an `Idempotency-Key`: repeated with it, the call is done once and gets the same answer.""";

    /** Bodies that are offered as they are, not as JSON. */
    private static final Set<String> PLAIN = Set.of(Api.NDJSON, Api.BYTES, Api.CSV, Api.TEXT);

    static {
        // Any JSON: the document is not to describe the classes of the library that reads it.
        SpringDocUtils.getConfig()
                .replaceWithClass(ObjectNode.class, Object.class)
                .replaceWithClass(JsonNode.class, Object.class)
                .replaceWithClass(StudyRef.class, String.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI().info(new Info().title("Parzen").version("1").description(DESCRIPTION));
    }

    /** Each body is offered with its example, each study is the one that the first example makes, unless it says so. */
    @Bean
    OperationCustomizer examples() {
        return (operation, handler) -> {
            for (MethodParameter parameter : handler.getMethodParameters()) {
                Example example = parameter.getParameterAnnotation(Example.class);
                if (example != null) {
                    operation.getRequestBody().getContent().forEach((type, body) -> offer(type, body, example));
                }
                if (parameter.getParameterType() == StudyRef.class) {
                    operation.getParameters().stream()
                            .filter(described -> described.getName().equals("study"))
                            .filter(described -> described.getExample() == null)
                            .forEach(described -> described.setExample(Examples.STUDY));
                }
            }
            return operation;
        };
    }

    private static void offer(String type, MediaType body, Example example) {
        if (PLAIN.contains(type)) {
            body.setExample(type.equals(Api.CSV) && !example.csv().isEmpty() ? example.csv() : example.value());
            return;
        }
        if (example.more().length == 0) {
            body.setExample(Json.read(example.value(), Object.class));
            return;
        }
        Stream.concat(Stream.of(example.value()), Arrays.stream(example.more())).forEach(text -> {
            Map<?, ?> json = Json.read(text, Map.class);
            body.addExamples(json.get("name").toString(), new io.swagger.v3.oas.models.examples.Example().value(json));
        });
    }

    /** Every operation may refuse, always in the same form. */
    @Bean
    OpenApiCustomizer problems() {
        return openApi -> {
            ModelConverters.getInstance(true).readAll(ProblemJson.class).forEach(openApi.getComponents()::addSchemas);
            ApiResponse refusal = new ApiResponse()
                    .description("Refused: the detail says why and what to do")
                    .content(new Content()
                            .addMediaType(
                                    "application/problem+json",
                                    new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
            openApi.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(operation -> operation.getResponses().addApiResponse("4XX", refusal));
        };
    }
}
