/**
 * The REST interface: thin controllers over {@code study}'s verbs and questions, and a problem detail for every refusal.
 * The only package that sees Spring Web. Start at {@link dev.parzen.rest.StudyController}.
 */
package dev.parzen.rest;
