"""The words of a page: plain, in sentences, without what stands around its story."""
