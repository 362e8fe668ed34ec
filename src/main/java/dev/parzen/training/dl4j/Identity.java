package dev.parzen.training.dl4j;

import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.data.Part;
import dev.parzen.training.dl4j.loss.TargetEncoding;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Tells trainings apart: a digest of every setting and of the data, of which at most 1,000 rows of each part are looked
 * at, evenly spread. It is the same in every process and on every machine.
 */
final class Identity {
    private static final int ROWS = 1000;

    private final MessageDigest digest = Digests.sha256();

    private Identity() {}

    static byte[] of(ResolvedNetwork network, Dataset data) {
        Identity identity = new Identity();
        identity.add(text(network));
        identity.add(data.target().names().toString());
        TargetEncoding encoding = TargetEncoding.of(data.target(), network.loss());
        for (Part part : new Part[] {data.training(), data.validation()}) {
            identity.add(part, data.width(), encoding);
        }
        return identity.digest.digest();
    }

    /** One that is found when it is first asked for, which takes a while. */
    static Supplier<byte[]> later(Supplier<byte[]> finding) {
        AtomicReference<Optional<byte[]>> found = new AtomicReference<>(Optional.empty());
        return () -> found.updateAndGet(known -> known.isPresent() ? known : Optional.of(finding.get()))
                .orElseThrow();
    }

    /** That of a cross-validation. */
    static byte[] of(ResolvedNetwork network, List<Dataset> folds) {
        MessageDigest all = Digests.sha256();
        folds.forEach(fold -> all.update(of(network, fold)));
        return all.digest();
    }

    private void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private void add(Part part, int width, TargetEncoding encoding) {
        add(Integer.toString(part.size()));
        int rows = Math.min(ROWS, part.size());
        ByteBuffer row = ByteBuffer.allocate((width + encoding.width()) * Float.BYTES);
        for (int i = 0; i < rows; i++) {
            var numbers = row.clear().asFloatBuffer();
            int from = (int) ((long) i * part.size() / rows);
            part.write(from, numbers);
            encoding.write(part, from, numbers);
            digest.update(row);
        }
    }

    /** The value as a text that says all of it, maps in the order of their keys. */
    static String text(Object value) {
        if (value instanceof Record composite) {
            return composite.getClass().getSimpleName()
                    + Arrays.stream(composite.getClass().getRecordComponents())
                            .map(component -> component.getName() + "=" + text(component(composite, component)))
                            .collect(Collectors.joining(",", "(", ")"));
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(Identity::text).orElse("-");
        }
        if (value instanceof Collection<?> items) {
            return items.stream().map(Identity::text).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof Map<?, ?> entries) {
            Map<String, String> sorted = new TreeMap<>();
            entries.forEach((key, item) -> sorted.put(text(key), text(item)));
            return sorted.toString();
        }
        return value instanceof double[] numbers ? Arrays.toString(numbers) : String.valueOf(value);
    }

    private static Object component(Record composite, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(composite);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
