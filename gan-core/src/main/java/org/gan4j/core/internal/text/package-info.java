/** Text for a terminal: safe to print, safe to paste into a shell, and the nearest known word. */
package org.gan4j.core.internal.text;
