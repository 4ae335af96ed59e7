// The menus of the ratings page need no button where this runs.
document.documentElement.classList.add("js");
