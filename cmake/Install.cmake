# cmake --install and CPack: the installed program and its assets under the usual folders (XDG).
