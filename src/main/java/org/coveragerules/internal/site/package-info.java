/** Writes the pages on which people read a rules directory: a site without a server. */
package org.coveragerules.internal.site;
