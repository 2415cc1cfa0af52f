<?xml version="1.0" encoding="UTF-8"?>
<!-- Rendered by `python -m cfdi.esquema` from cfdi/documentos. Do not edit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:cartaporte30="http://www.sat.gob.mx/CartaPorte30">
  <xsl:template match="cartaporte30:CartaPorte">
    <xsl:value-of select="concat('|', normalize-space(@Version))"/>
    <xsl:value-of select="concat('|', normalize-space(@IdCCP))"/>
    <xsl:value-of select="concat('|', normalize-space(@TranspInternac))"/>
    <xsl:if test="@RegimenAduanero"><xsl:value-of select="concat('|', normalize-space(@RegimenAduanero))"/></xsl:if>
    <xsl:if test="@EntradaSalidaMerc"><xsl:value-of select="concat('|', normalize-space(@EntradaSalidaMerc))"/></xsl:if>
    <xsl:if test="@PaisOrigenDestino"><xsl:value-of select="concat('|', normalize-space(@PaisOrigenDestino))"/></xsl:if>
    <xsl:if test="@ViaEntradaSalida"><xsl:value-of select="concat('|', normalize-space(@ViaEntradaSalida))"/></xsl:if>
    <xsl:if test="@TotalDistRec"><xsl:value-of select="concat('|', normalize-space(@TotalDistRec))"/></xsl:if>
    <xsl:if test="@RegistroISTMO"><xsl:value-of select="concat('|', normalize-space(@RegistroISTMO))"/></xsl:if>
    <xsl:if test="@UbicacionPoloOrigen"><xsl:value-of select="concat('|', normalize-space(@UbicacionPoloOrigen))"/></xsl:if>
    <xsl:if test="@UbicacionPoloDestino"><xsl:value-of select="concat('|', normalize-space(@UbicacionPoloDestino))"/></xsl:if>
    <xsl:for-each select="cartaporte30:Ubicaciones/cartaporte30:Ubicacion">
      <xsl:value-of select="concat('|', normalize-space(@TipoUbicacion))"/>
      <xsl:if test="@IDUbicacion"><xsl:value-of select="concat('|', normalize-space(@IDUbicacion))"/></xsl:if>
      <xsl:value-of select="concat('|', normalize-space(@RFCRemitenteDestinatario))"/>
      <xsl:if test="@NombreRemitenteDestinatario"><xsl:value-of select="concat('|', normalize-space(@NombreRemitenteDestinatario))"/></xsl:if>
      <xsl:if test="@NumRegIdTrib"><xsl:value-of select="concat('|', normalize-space(@NumRegIdTrib))"/></xsl:if>
      <xsl:if test="@ResidenciaFiscal"><xsl:value-of select="concat('|', normalize-space(@ResidenciaFiscal))"/></xsl:if>
      <xsl:if test="@NumEstacion"><xsl:value-of select="concat('|', normalize-space(@NumEstacion))"/></xsl:if>
      <xsl:if test="@NombreEstacion"><xsl:value-of select="concat('|', normalize-space(@NombreEstacion))"/></xsl:if>
      <xsl:if test="@NavegacionTrafico"><xsl:value-of select="concat('|', normalize-space(@NavegacionTrafico))"/></xsl:if>
      <xsl:value-of select="concat('|', normalize-space(@FechaHoraSalidaLlegada))"/>
      <xsl:if test="@TipoEstacion"><xsl:value-of select="concat('|', normalize-space(@TipoEstacion))"/></xsl:if>
      <xsl:if test="@DistanciaRecorrida"><xsl:value-of select="concat('|', normalize-space(@DistanciaRecorrida))"/></xsl:if>
      <xsl:for-each select="cartaporte30:Domicilio">
        <xsl:if test="@Calle"><xsl:value-of select="concat('|', normalize-space(@Calle))"/></xsl:if>
        <xsl:if test="@NumeroExterior"><xsl:value-of select="concat('|', normalize-space(@NumeroExterior))"/></xsl:if>
        <xsl:if test="@NumeroInterior"><xsl:value-of select="concat('|', normalize-space(@NumeroInterior))"/></xsl:if>
        <xsl:if test="@Colonia"><xsl:value-of select="concat('|', normalize-space(@Colonia))"/></xsl:if>
        <xsl:if test="@Localidad"><xsl:value-of select="concat('|', normalize-space(@Localidad))"/></xsl:if>
        <xsl:if test="@Referencia"><xsl:value-of select="concat('|', normalize-space(@Referencia))"/></xsl:if>
        <xsl:if test="@Municipio"><xsl:value-of select="concat('|', normalize-space(@Municipio))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@Estado))"/>
        <xsl:value-of select="concat('|', normalize-space(@Pais))"/>
        <xsl:value-of select="concat('|', normalize-space(@CodigoPostal))"/>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="cartaporte30:Mercancias">
      <xsl:value-of select="concat('|', normalize-space(@PesoBrutoTotal))"/>
      <xsl:value-of select="concat('|', normalize-space(@UnidadPeso))"/>
      <xsl:if test="@PesoNetoTotal"><xsl:value-of select="concat('|', normalize-space(@PesoNetoTotal))"/></xsl:if>
      <xsl:value-of select="concat('|', normalize-space(@NumTotalMercancias))"/>
      <xsl:if test="@CargoPorTasacion"><xsl:value-of select="concat('|', normalize-space(@CargoPorTasacion))"/></xsl:if>
      <xsl:if test="@LogisticaInversaRecoleccionDevolucion"><xsl:value-of select="concat('|', normalize-space(@LogisticaInversaRecoleccionDevolucion))"/></xsl:if>
      <xsl:for-each select="cartaporte30:Mercancia">
        <xsl:value-of select="concat('|', normalize-space(@BienesTransp))"/>
        <xsl:if test="@ClaveSTCC"><xsl:value-of select="concat('|', normalize-space(@ClaveSTCC))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@Descripcion))"/>
        <xsl:value-of select="concat('|', normalize-space(@Cantidad))"/>
        <xsl:value-of select="concat('|', normalize-space(@ClaveUnidad))"/>
        <xsl:if test="@Unidad"><xsl:value-of select="concat('|', normalize-space(@Unidad))"/></xsl:if>
        <xsl:if test="@Dimensiones"><xsl:value-of select="concat('|', normalize-space(@Dimensiones))"/></xsl:if>
        <xsl:if test="@MaterialPeligroso"><xsl:value-of select="concat('|', normalize-space(@MaterialPeligroso))"/></xsl:if>
        <xsl:if test="@CveMaterialPeligroso"><xsl:value-of select="concat('|', normalize-space(@CveMaterialPeligroso))"/></xsl:if>
        <xsl:if test="@Embalaje"><xsl:value-of select="concat('|', normalize-space(@Embalaje))"/></xsl:if>
        <xsl:if test="@DescripEmbalaje"><xsl:value-of select="concat('|', normalize-space(@DescripEmbalaje))"/></xsl:if>
        <xsl:if test="@SectorCOFEPRIS"><xsl:value-of select="concat('|', normalize-space(@SectorCOFEPRIS))"/></xsl:if>
        <xsl:if test="@NombreIngredienteActivo"><xsl:value-of select="concat('|', normalize-space(@NombreIngredienteActivo))"/></xsl:if>
        <xsl:if test="@NomQuimico"><xsl:value-of select="concat('|', normalize-space(@NomQuimico))"/></xsl:if>
        <xsl:if test="@DenominacionGenericaProd"><xsl:value-of select="concat('|', normalize-space(@DenominacionGenericaProd))"/></xsl:if>
        <xsl:if test="@DenominacionDistintivaProd"><xsl:value-of select="concat('|', normalize-space(@DenominacionDistintivaProd))"/></xsl:if>
        <xsl:if test="@Fabricante"><xsl:value-of select="concat('|', normalize-space(@Fabricante))"/></xsl:if>
        <xsl:if test="@FechaCaducidad"><xsl:value-of select="concat('|', normalize-space(@FechaCaducidad))"/></xsl:if>
        <xsl:if test="@LoteMedicamento"><xsl:value-of select="concat('|', normalize-space(@LoteMedicamento))"/></xsl:if>
        <xsl:if test="@FormaFarmaceutica"><xsl:value-of select="concat('|', normalize-space(@FormaFarmaceutica))"/></xsl:if>
        <xsl:if test="@CondicionesEspTransp"><xsl:value-of select="concat('|', normalize-space(@CondicionesEspTransp))"/></xsl:if>
        <xsl:if test="@RegistroSanitarioFolioAutorizacion"><xsl:value-of select="concat('|', normalize-space(@RegistroSanitarioFolioAutorizacion))"/></xsl:if>
        <xsl:if test="@PermisoImportacion"><xsl:value-of select="concat('|', normalize-space(@PermisoImportacion))"/></xsl:if>
        <xsl:if test="@FolioImpoVUCEM"><xsl:value-of select="concat('|', normalize-space(@FolioImpoVUCEM))"/></xsl:if>
        <xsl:if test="@NumCAS"><xsl:value-of select="concat('|', normalize-space(@NumCAS))"/></xsl:if>
        <xsl:if test="@RazonSocialEmpImp"><xsl:value-of select="concat('|', normalize-space(@RazonSocialEmpImp))"/></xsl:if>
        <xsl:if test="@NumRegSanPlagCOFEPRIS"><xsl:value-of select="concat('|', normalize-space(@NumRegSanPlagCOFEPRIS))"/></xsl:if>
        <xsl:if test="@DatosFabricante"><xsl:value-of select="concat('|', normalize-space(@DatosFabricante))"/></xsl:if>
        <xsl:if test="@DatosFormulador"><xsl:value-of select="concat('|', normalize-space(@DatosFormulador))"/></xsl:if>
        <xsl:if test="@DatosMaquilador"><xsl:value-of select="concat('|', normalize-space(@DatosMaquilador))"/></xsl:if>
        <xsl:if test="@UsoAutorizado"><xsl:value-of select="concat('|', normalize-space(@UsoAutorizado))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@PesoEnKg))"/>
        <xsl:if test="@ValorMercancia"><xsl:value-of select="concat('|', normalize-space(@ValorMercancia))"/></xsl:if>
        <xsl:if test="@Moneda"><xsl:value-of select="concat('|', normalize-space(@Moneda))"/></xsl:if>
        <xsl:if test="@FraccionArancelaria"><xsl:value-of select="concat('|', normalize-space(@FraccionArancelaria))"/></xsl:if>
        <xsl:if test="@UUIDComercioExt"><xsl:value-of select="concat('|', normalize-space(@UUIDComercioExt))"/></xsl:if>
        <xsl:if test="@TipoMateria"><xsl:value-of select="concat('|', normalize-space(@TipoMateria))"/></xsl:if>
        <xsl:if test="@DescripcionMateria"><xsl:value-of select="concat('|', normalize-space(@DescripcionMateria))"/></xsl:if>
        <xsl:for-each select="cartaporte30:DocumentacionAduanera">
          <xsl:value-of select="concat('|', normalize-space(@TipoDocumento))"/>
          <xsl:if test="@NumPedimento"><xsl:value-of select="concat('|', normalize-space(@NumPedimento))"/></xsl:if>
          <xsl:if test="@IdentDocAduanero"><xsl:value-of select="concat('|', normalize-space(@IdentDocAduanero))"/></xsl:if>
          <xsl:if test="@RFCImpo"><xsl:value-of select="concat('|', normalize-space(@RFCImpo))"/></xsl:if>
        </xsl:for-each>
        <xsl:for-each select="cartaporte30:GuiasIdentificacion">
          <xsl:value-of select="concat('|', normalize-space(@NumeroGuiaIdentificacion))"/>
          <xsl:value-of select="concat('|', normalize-space(@DescripGuiaIdentificacion))"/>
          <xsl:value-of select="concat('|', normalize-space(@PesoGuiaIdentificacion))"/>
        </xsl:for-each>
        <xsl:for-each select="cartaporte30:CantidadTransporta">
          <xsl:value-of select="concat('|', normalize-space(@Cantidad))"/>
          <xsl:value-of select="concat('|', normalize-space(@IDOrigen))"/>
          <xsl:value-of select="concat('|', normalize-space(@IDDestino))"/>
          <xsl:if test="@CvesTransporte"><xsl:value-of select="concat('|', normalize-space(@CvesTransporte))"/></xsl:if>
        </xsl:for-each>
        <xsl:for-each select="cartaporte30:DetalleMercancia">
          <xsl:value-of select="concat('|', normalize-space(@UnidadPesoMerc))"/>
          <xsl:value-of select="concat('|', normalize-space(@PesoBruto))"/>
          <xsl:value-of select="concat('|', normalize-space(@PesoNeto))"/>
          <xsl:value-of select="concat('|', normalize-space(@PesoTara))"/>
          <xsl:if test="@NumPiezas"><xsl:value-of select="concat('|', normalize-space(@NumPiezas))"/></xsl:if>
        </xsl:for-each>
      </xsl:for-each>
      <xsl:for-each select="cartaporte30:Autotransporte">
        <xsl:value-of select="concat('|', normalize-space(@PermSCT))"/>
        <xsl:value-of select="concat('|', normalize-space(@NumPermisoSCT))"/>
        <xsl:for-each select="cartaporte30:IdentificacionVehicular">
          <xsl:value-of select="concat('|', normalize-space(@ConfigVehicular))"/>
          <xsl:value-of select="concat('|', normalize-space(@PesoBrutoVehicular))"/>
          <xsl:value-of select="concat('|', normalize-space(@PlacaVM))"/>
          <xsl:value-of select="concat('|', normalize-space(@AnioModeloVM))"/>
        </xsl:for-each>
        <xsl:for-each select="cartaporte30:Seguros">
          <xsl:value-of select="concat('|', normalize-space(@AseguraRespCivil))"/>
          <xsl:value-of select="concat('|', normalize-space(@PolizaRespCivil))"/>
          <xsl:if test="@AseguraMedAmbiente"><xsl:value-of select="concat('|', normalize-space(@AseguraMedAmbiente))"/></xsl:if>
          <xsl:if test="@PolizaMedAmbiente"><xsl:value-of select="concat('|', normalize-space(@PolizaMedAmbiente))"/></xsl:if>
          <xsl:if test="@AseguraCarga"><xsl:value-of select="concat('|', normalize-space(@AseguraCarga))"/></xsl:if>
          <xsl:if test="@PolizaCarga"><xsl:value-of select="concat('|', normalize-space(@PolizaCarga))"/></xsl:if>
          <xsl:if test="@PrimaSeguro"><xsl:value-of select="concat('|', normalize-space(@PrimaSeguro))"/></xsl:if>
        </xsl:for-each>
        <xsl:for-each select="cartaporte30:Remolques/cartaporte30:Remolque">
          <xsl:value-of select="concat('|', normalize-space(@SubTipoRem))"/>
          <xsl:value-of select="concat('|', normalize-space(@Placa))"/>
        </xsl:for-each>
      </xsl:for-each>
      <xsl:for-each select="cartaporte30:TransporteMaritimo">
        <xsl:if test="@PermSCT"><xsl:value-of select="concat('|', normalize-space(@PermSCT))"/></xsl:if>
        <xsl:if test="@NumPermisoSCT"><xsl:value-of select="concat('|', normalize-space(@NumPermisoSCT))"/></xsl:if>
        <xsl:if test="@NombreAseg"><xsl:value-of select="concat('|', normalize-space(@NombreAseg))"/></xsl:if>
        <xsl:if test="@NumPolizaSeguro"><xsl:value-of select="concat('|', normalize-space(@NumPolizaSeguro))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@TipoEmbarcacion))"/>
        <xsl:value-of select="concat('|', normalize-space(@Matricula))"/>
        <xsl:value-of select="concat('|', normalize-space(@NumeroOMI))"/>
        <xsl:if test="@AnioEmbarcacion"><xsl:value-of select="concat('|', normalize-space(@AnioEmbarcacion))"/></xsl:if>
        <xsl:if test="@NombreEmbarc"><xsl:value-of select="concat('|', normalize-space(@NombreEmbarc))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@NacionalidadEmbarc))"/>
        <xsl:value-of select="concat('|', normalize-space(@UnidadesDeArqBruto))"/>
        <xsl:value-of select="concat('|', normalize-space(@TipoCarga))"/>
        <xsl:if test="@Eslora"><xsl:value-of select="concat('|', normalize-space(@Eslora))"/></xsl:if>
        <xsl:if test="@Manga"><xsl:value-of select="concat('|', normalize-space(@Manga))"/></xsl:if>
        <xsl:if test="@Calado"><xsl:value-of select="concat('|', normalize-space(@Calado))"/></xsl:if>
        <xsl:if test="@Puntal"><xsl:value-of select="concat('|', normalize-space(@Puntal))"/></xsl:if>
        <xsl:if test="@LineaNaviera"><xsl:value-of select="concat('|', normalize-space(@LineaNaviera))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@NombreAgenteNaviero))"/>
        <xsl:value-of select="concat('|', normalize-space(@NumAutorizacionNaviero))"/>
        <xsl:if test="@NumViaje"><xsl:value-of select="concat('|', normalize-space(@NumViaje))"/></xsl:if>
        <xsl:if test="@NumConocEmbarc"><xsl:value-of select="concat('|', normalize-space(@NumConocEmbarc))"/></xsl:if>
        <xsl:if test="@PermisoTempNavegacion"><xsl:value-of select="concat('|', normalize-space(@PermisoTempNavegacion))"/></xsl:if>
        <xsl:for-each select="cartaporte30:Contenedor">
          <xsl:value-of select="concat('|', normalize-space(@TipoContenedor))"/>
          <xsl:if test="@MatriculaContenedor"><xsl:value-of select="concat('|', normalize-space(@MatriculaContenedor))"/></xsl:if>
          <xsl:if test="@NumPrecinto"><xsl:value-of select="concat('|', normalize-space(@NumPrecinto))"/></xsl:if>
          <xsl:if test="@IdCCPRelacionado"><xsl:value-of select="concat('|', normalize-space(@IdCCPRelacionado))"/></xsl:if>
          <xsl:if test="@PlacaVMCCP"><xsl:value-of select="concat('|', normalize-space(@PlacaVMCCP))"/></xsl:if>
          <xsl:if test="@FechaCertificacionCCP"><xsl:value-of select="concat('|', normalize-space(@FechaCertificacionCCP))"/></xsl:if>
        </xsl:for-each>
        <xsl:for-each select="cartaporte30:RemolquesCCP/cartaporte30:RemolqueCCP">
          <xsl:value-of select="concat('|', normalize-space(@SubTipoRemCCP))"/>
          <xsl:value-of select="concat('|', normalize-space(@PlacaCCP))"/>
        </xsl:for-each>
      </xsl:for-each>
      <xsl:for-each select="cartaporte30:TransporteAereo">
        <xsl:value-of select="concat('|', normalize-space(@PermSCT))"/>
        <xsl:value-of select="concat('|', normalize-space(@NumPermisoSCT))"/>
        <xsl:if test="@MatriculaAeronave"><xsl:value-of select="concat('|', normalize-space(@MatriculaAeronave))"/></xsl:if>
        <xsl:if test="@NombreAseg"><xsl:value-of select="concat('|', normalize-space(@NombreAseg))"/></xsl:if>
        <xsl:if test="@NumPolizaSeguro"><xsl:value-of select="concat('|', normalize-space(@NumPolizaSeguro))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@NumeroGuia))"/>
        <xsl:if test="@LugarContrato"><xsl:value-of select="concat('|', normalize-space(@LugarContrato))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@CodigoTransportista))"/>
        <xsl:if test="@RFCEmbarcador"><xsl:value-of select="concat('|', normalize-space(@RFCEmbarcador))"/></xsl:if>
        <xsl:if test="@NumRegIdTribEmbarc"><xsl:value-of select="concat('|', normalize-space(@NumRegIdTribEmbarc))"/></xsl:if>
        <xsl:if test="@ResidenciaFiscalEmbarc"><xsl:value-of select="concat('|', normalize-space(@ResidenciaFiscalEmbarc))"/></xsl:if>
        <xsl:if test="@NombreEmbarcador"><xsl:value-of select="concat('|', normalize-space(@NombreEmbarcador))"/></xsl:if>
      </xsl:for-each>
      <xsl:for-each select="cartaporte30:TransporteFerroviario">
        <xsl:value-of select="concat('|', normalize-space(@TipoDeServicio))"/>
        <xsl:value-of select="concat('|', normalize-space(@TipoDeTrafico))"/>
        <xsl:if test="@NombreAseg"><xsl:value-of select="concat('|', normalize-space(@NombreAseg))"/></xsl:if>
        <xsl:if test="@NumPolizaSeguro"><xsl:value-of select="concat('|', normalize-space(@NumPolizaSeguro))"/></xsl:if>
        <xsl:for-each select="cartaporte30:DerechosDePaso">
          <xsl:value-of select="concat('|', normalize-space(@TipoDerechoDePaso))"/>
          <xsl:value-of select="concat('|', normalize-space(@KilometrajePagado))"/>
        </xsl:for-each>
        <xsl:for-each select="cartaporte30:Carro">
          <xsl:value-of select="concat('|', normalize-space(@TipoCarro))"/>
          <xsl:value-of select="concat('|', normalize-space(@MatriculaCarro))"/>
          <xsl:value-of select="concat('|', normalize-space(@GuiaCarro))"/>
          <xsl:value-of select="concat('|', normalize-space(@ToneladasNetasCarro))"/>
          <xsl:for-each select="cartaporte30:Contenedor">
            <xsl:value-of select="concat('|', normalize-space(@TipoContenedor))"/>
            <xsl:value-of select="concat('|', normalize-space(@PesoContenedorVacio))"/>
            <xsl:value-of select="concat('|', normalize-space(@PesoNetoMercancia))"/>
          </xsl:for-each>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="cartaporte30:FiguraTransporte/cartaporte30:TiposFigura">
      <xsl:value-of select="concat('|', normalize-space(@TipoFigura))"/>
      <xsl:if test="@RFCFigura"><xsl:value-of select="concat('|', normalize-space(@RFCFigura))"/></xsl:if>
      <xsl:if test="@NumLicencia"><xsl:value-of select="concat('|', normalize-space(@NumLicencia))"/></xsl:if>
      <xsl:value-of select="concat('|', normalize-space(@NombreFigura))"/>
      <xsl:if test="@NumRegIdTribFigura"><xsl:value-of select="concat('|', normalize-space(@NumRegIdTribFigura))"/></xsl:if>
      <xsl:if test="@ResidenciaFiscalFigura"><xsl:value-of select="concat('|', normalize-space(@ResidenciaFiscalFigura))"/></xsl:if>
      <xsl:for-each select="cartaporte30:PartesTransporte">
        <xsl:value-of select="concat('|', normalize-space(@ParteTransporte))"/>
      </xsl:for-each>
      <xsl:for-each select="cartaporte30:Domicilio">
        <xsl:if test="@Calle"><xsl:value-of select="concat('|', normalize-space(@Calle))"/></xsl:if>
        <xsl:if test="@NumeroExterior"><xsl:value-of select="concat('|', normalize-space(@NumeroExterior))"/></xsl:if>
        <xsl:if test="@NumeroInterior"><xsl:value-of select="concat('|', normalize-space(@NumeroInterior))"/></xsl:if>
        <xsl:if test="@Colonia"><xsl:value-of select="concat('|', normalize-space(@Colonia))"/></xsl:if>
        <xsl:if test="@Localidad"><xsl:value-of select="concat('|', normalize-space(@Localidad))"/></xsl:if>
        <xsl:if test="@Referencia"><xsl:value-of select="concat('|', normalize-space(@Referencia))"/></xsl:if>
        <xsl:if test="@Municipio"><xsl:value-of select="concat('|', normalize-space(@Municipio))"/></xsl:if>
        <xsl:value-of select="concat('|', normalize-space(@Estado))"/>
        <xsl:value-of select="concat('|', normalize-space(@Pais))"/>
        <xsl:value-of select="concat('|', normalize-space(@CodigoPostal))"/>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
