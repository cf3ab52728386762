{#- The family of a column type, by whatever name a warehouse calls it.
    type_family('character varying(256)') -> 'text'; type_family('BIGINT') -> 'big_int' -#}
{% macro type_family(data_type) %}
    {%- set word = modules.re.split('[^a-z0-9_]', data_type | lower)[0] -%}
    {%- set families = {
        'text': ['text', 'string', 'varchar', 'char', 'character', 'nvarchar', 'bpchar'],
        'small_int': ['tinyint', 'smallint', 'utinyint', 'usmallint', 'int2'],
        'int': ['int', 'integer', 'int4', 'int64'],
        'big_int': ['bigint', 'int8', 'long', 'hugeint', 'uinteger', 'ubigint', 'uhugeint'],
        'decimal': ['decimal', 'numeric', 'number', 'bignumeric'],
        'float': ['float', 'double', 'real', 'float4', 'float8', 'float64'],
        'boolean': ['boolean', 'bool'],
        'date': ['date'],
        'utc_timestamp': ['timestamptz', 'timestamp_tz', 'timestamp_ltz'],
        'timestamp': [
            'timestamp', 'datetime', 'timestamp_ntz', 'timestamp_s', 'timestamp_ms', 'timestamp_ns'
        ],
    } -%}
    {%- for family, words in families.items() if word in words -%}
        {%- if family == 'timestamp' and 'with time zone' in data_type | lower -%}
            {{ return('utc_timestamp') }}
        {%- endif -%}
        {{ return(family) }}
    {%- endfor -%}
    {{ return('other') }}
{% endmacro %}
