// No modules, no root pointers.
