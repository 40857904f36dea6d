/**
 * Strict YAML configs: a file binds to a tree of records with every key present and none unknown,
 * or is refused with one line that names the place.
 */
package org.gan4j.experiments.config;
