"""From paths to documents: files found, read, and taken apart into formulas with their places.

==============  =====================================================================
module          holds
==============  =====================================================================
``folders``     paths to documents: what a folder holds and nothing ignores
``inclusions``  LaTeX sources that others of the folder take in
``content``     what stands in a file, or why it cannot be read
``files``       which format a file is in, and its document
``source``      what a document consists of: formulas with places, marks of structure
``whole``       from lines of a whole document to those of its files and cells
==============  =====================================================================
"""
