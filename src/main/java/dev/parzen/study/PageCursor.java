package dev.parzen.study;

import dev.parzen.study.Answers.Page;
import dev.parzen.study.Studies.StudyQuery;
import dev.parzen.study.Studies.TrialQuery;
import dev.parzen.trial.Trial;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.zip.CRC32;

/**
 * Where a page ends: what its last item is ordered by, and the item itself. The next page begins after it, whatever was
 * added or deleted in between. Clients see it as a token, which is good for the query that it came from only.
 *
 * @param key what the last item is ordered by, as text; empty if it lacks the value or is ordered by {@code last} alone
 * @param last the number of the last trial, the id of the last study
 */
public record PageCursor(Optional<String> key, long last) {

    /** The key as a number. */
    public Optional<Double> value() {
        return key.map(Double::valueOf);
    }

    /** The key as a time. */
    public Optional<Instant> time() {
        return key.map(Instant::parse);
    }

    /**
     * Where the query begins; empty at the start.
     *
     * @throws IllegalArgumentException if the token is not of this query
     */
    public static Optional<PageCursor> read(StudyQuery query) {
        return read(query.token(), identity(query));
    }

    /**
     * Where the query of a study's trials begins; empty at the start.
     *
     * @throws IllegalArgumentException if the token is not of this query
     */
    public static Optional<PageCursor> read(long study, TrialQuery query) {
        return read(query.token(), identity(study, query));
    }

    /** The page of these studies, which are one more than the page takes if there is another one. */
    public static Page<Study> page(List<Study> found, StudyQuery query) {
        return page(found, query.pageSize(), last -> of(last, query).token(identity(query)));
    }

    /** The page of these trials, which are one more than the page takes if there is another one. */
    public static Page<Trial> page(List<Trial> found, long study, TrialQuery query) {
        return page(found, query.pageSize(), last -> of(last, query).token(identity(study, query)));
    }

    static PageCursor of(Study last, StudyQuery query) {
        return new PageCursor(
                Optional.of(
                        switch (query.order()) {
                            case CREATED_AT -> last.createdAt().toString();
                            case NAME -> last.name();
                        }),
                last.id());
    }

    static PageCursor of(Trial last, TrialQuery query) {
        Optional<?> key = switch (query.order()) {
            case NUMBER -> Optional.empty();
            case VALUE -> last.values().map(values -> values.get(0));
            case STARTED_AT -> last.startedAt();
            case FINISHED_AT -> last.finishedAt();
        };
        return new PageCursor(key.map(Object::toString), last.number());
    }

    private static <T> Page<T> page(List<T> found, int size, Function<T, String> token) {
        return found.size() <= size
                ? new Page<>(found, "")
                : new Page<>(found.subList(0, size), token.apply(found.get(size - 1)));
    }

    private static String identity(StudyQuery query) {
        return "studies " + query.order() + " " + query.descending() + " " + query.name();
    }

    private static String identity(long study, TrialQuery query) {
        return "trials " + study + " " + query.order() + " " + query.descending() + " " + new TreeSet<>(query.states());
    }

    private String token(String query) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(last);
            out.writeBoolean(key.isPresent());
            out.write(key.orElse("").getBytes(StandardCharsets.UTF_8));
            out.flush();
            out.writeInt(seal(query, bytes.toByteArray()));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    private static Optional<PageCursor> read(String token, String query) {
        if (token.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            var in = new DataInputStream(new ByteArrayInputStream(bytes));
            byte[] content = in.readNBytes(Math.max(0, bytes.length - Integer.BYTES));
            if (in.readInt() != seal(query, content)) {
                throw foreign(token);
            }
            var fields = new DataInputStream(new ByteArrayInputStream(content));
            long last = fields.readLong();
            boolean hasKey = fields.readBoolean();
            String key = new String(fields.readAllBytes(), StandardCharsets.UTF_8);
            return Optional.of(new PageCursor(hasKey ? Optional.of(key) : Optional.empty(), last));
        } catch (IOException | IllegalArgumentException garbage) {
            throw foreign(token);
        }
    }

    /** A checksum over the query and the content: a token of another query, or a damaged one, does not fit. */
    private static int seal(String query, byte[] content) {
        var checksum = new CRC32();
        checksum.update(query.getBytes(StandardCharsets.UTF_16BE));
        checksum.update(content);
        return (int) checksum.getValue();
    }

    private static IllegalArgumentException foreign(String token) {
        String shown = token.length() > 40 ? token.substring(0, 40) + "…" : token;
        return new IllegalArgumentException("The page token \"" + shown
                + "\" is not of this query: give the nextPageToken of the same query, or none to begin.");
    }
}
