/**
 * Feature networks: those that come along, the Inception graph of 2015, and frozen graphs and
 * SavedModels from outside, which run in a process of their own.
 */
package org.gan4j.eval.network;
