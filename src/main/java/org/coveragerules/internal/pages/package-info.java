/** The policies' pages in Markdown. */
package org.coveragerules.internal.pages;
