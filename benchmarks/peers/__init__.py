"""The engines that the program is compared with, each in its best reasonable form."""
