"""Values -> where to draw them. Pure: templates make SVG of it."""
