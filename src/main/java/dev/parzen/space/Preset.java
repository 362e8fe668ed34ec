package dev.parzen.space;

import java.util.Map;

/**
 * An enum of named sets of settings. As the value of one setting it gives the record's other settings their defaults, so
 * what is given beside it wins, and a record says in full what it works by.
 */
public interface Preset {
    /** What settings are when they are left out, as JSON text by name; all others keep their own default. */
    Map<String, String> defaults();
}
