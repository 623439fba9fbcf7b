"""Personal data at rest: encrypted fields, key ring, look-up digests.

Import the field from :mod:`zhunsheng.kernel.privacy.fields` and the digest from
:mod:`zhunsheng.kernel.privacy.digests`.
"""
