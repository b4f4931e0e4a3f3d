"""Reads the files that places are made from: lists of regions and crosswalks."""
