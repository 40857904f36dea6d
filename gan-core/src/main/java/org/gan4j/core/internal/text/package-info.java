/**
 * Text for a terminal: safe to print and safe to paste into a shell; and the known word nearest to
 * a mistyped one.
 */
package org.gan4j.core.internal.text;
